"""The tables of delivery."""

from django.db import models


class PurgeProgress(models.Model):
    """Up to which edition a shared cache has been told what is untrue. One row per cache.

    ``cache`` is its name in ``WAGTAILFRONTENDCACHE``. ``failing_since`` and ``error`` say since
    when it has not taken what it was told, and why.
    """

    cache = models.CharField(max_length=255, primary_key=True)
    number = models.PositiveBigIntegerField(default=0)
    failing_since = models.DateTimeField(null=True)
    error = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.cache}: {self.number}"
