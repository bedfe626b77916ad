"""The groups of users that hold a role at a location."""

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _

from .location import Location


class Role(models.TextChoices):
    """What somebody does at a location and below it."""

    EDITOR = "editor", _("Editor")
    PUBLISHER = "publisher", _("Publisher")


class RoleGroup(models.Model):
    """The group of users with one role at one location; it goes with its location."""

    location = models.ForeignKey(Location, on_delete=models.CASCADE, related_name="role_groups")
    role = models.CharField(_("role"), max_length=9, choices=Role.choices)
    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="clinic_role")

    class Meta:
        verbose_name = _("role at a location")
        verbose_name_plural = _("roles at locations")
        constraints = (
            models.UniqueConstraint(fields=["location", "role"], name="one_group_of_a_role"),
        )

    def __str__(self) -> str:
        return str(self.group)
