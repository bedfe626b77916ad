"""Whether a clinic can be visited."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    """What visitors are told. A closed clinic's documents are gone, with its successor named."""

    OPEN = "open", _("Open")
    COMING_SOON = "coming_soon", _("Coming soon")
    CLOSED = "closed", _("Closed")
