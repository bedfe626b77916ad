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


class OnDemandRendition(models.Model):
    """A rendition that a frontend has asked for: in the making, made, or failed.

    The row is what processes agree by: who brings it to ``making`` makes the rendition. ``source``
    tells the file and the focal point that it is made from; ``attempts`` counts those without
    success, and ``since`` is when ``state`` came about.
    """

    image_id = models.PositiveBigIntegerField()
    spec = models.CharField(max_length=255)
    source = models.CharField(max_length=32)
    state = models.CharField(max_length=6)
    attempts = models.PositiveSmallIntegerField(default=0)
    since = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["image_id", "spec"], name="one_on_demand_rendition"),
        )

    def __str__(self) -> str:
        return f"{self.image_id} {self.spec}: {self.state}"
