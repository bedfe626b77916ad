"""What the tables of one location's editor show, with names, links and words."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from wagtail.models import Page

from clinics.serving import Serving
from clinics.tree import Node
from editions.snapshot import follower
from editorial.facts.built_in import BUILT_IN_KEYS
from guide_pages.blocks.showing import Scope

from .draft import draft_serving
from .facts import FactInForce, facts_in_force
from .guides import GuideInForce, guides_in_force
from .sources import Place, Source

if TYPE_CHECKING:
    from clinics.models import Location


@dataclass(frozen=True)
class Said:
    """Where something comes from, in words; ``url`` edits it, for those who may."""

    words: str
    url: str = ""


@dataclass(frozen=True)
class FactRow:
    """A row of the table of facts; ``guide`` is the title of the only guide it holds in.

    ``is_warned`` marks what leaves copy without words.
    """

    fact: FactInForce
    label: str
    guide: str
    source: Said
    is_warned: bool


@dataclass(frozen=True)
class GuideRow:
    """A row of the table of guides, with the words on its place and the way to its changes."""

    guide: GuideInForce
    why: Said
    featured: Said | None
    placed: Said | None
    change_url: str
    is_changed: bool


class Here:
    """A location as one editor sees it: its draft among published editions.

    A fixed number of queries, whatever the number of facts, values and guides.
    """

    def __init__(self, location: "Location", parent: Page | None, user: Any) -> None:
        self.location = location
        self._user = user
        self._serving: Serving = draft_serving(location, parent, follower.snapshot())

    def facts(self) -> list[FactRow]:
        """Return the rows of the table of facts: general ones, then by the guides' titles."""
        found = facts_in_force(self._serving)
        titles = self._titles({each.guide for each in found if each.guide is not None})
        in_single_guides = {each.key for each in found if each.guide is not None}
        rows = [
            self._fact_row(each, titles.get(each.guide, ""), each.key in in_single_guides)
            for each in found
        ]
        return sorted(rows, key=lambda row: (row.guide.casefold(), row.fact.guide or 0))

    def guides(self) -> list[GuideRow]:
        """Return the rows of the table of guides."""
        guides = self._serving.snapshot.public("guide")
        locales = sorted({(entry.payload or {})["locale"] for entry in guides})
        return [self._guide_row(each) for each in guides_in_force(self._serving, locales)]

    def _fact_row(self, fact: FactInForce, guide: str, is_in_single_guides: bool) -> FactRow:
        said = self._of_fact(fact)
        if fact.is_lacking and is_in_single_guides:
            said = Said(_("Only in single guides, see below"))
        is_warned = fact.is_lacking and (fact.is_required or not is_in_single_guides)
        return FactRow(fact, self._label(fact), guide, said, is_warned)

    def _guide_row(self, guide: GuideInForce) -> GuideRow:
        local = self._local_guides.get(guide.id)
        placed = self._said(guide.placed_by) if guide.placed_by and guide.is_offered else None
        featured = self._said(guide.featured_by) if guide.is_featured else None
        return GuideRow(
            guide=guide,
            why=self._why_offered(guide, local),
            featured=featured,
            placed=placed,
            change_url=self._change_url(guide, local),
            is_changed=local is not None,
        )

    def _why_offered(self, guide: GuideInForce, local: int | None) -> Said:
        source = guide.offered_by
        if guide.is_by_local_guide:
            if source.node is not None:
                words = _("The local guide of %(name)s says not offered")
                return Said(words % {"name": source.node.name}, self._edit_url(source.node))
            url = _page_url(local) if local is not None and self._may_edit_here else ""
            return Said(_("Its local guide says not offered"), url)
        if source.place is Place.DEFAULT:
            return Said(_("As above") if guide.is_offered else _("Only where selected"))
        return self._said(source)

    def _said(self, source: Source) -> Said:
        if source.node is not None:
            words = _("Set at %(name)s") % {"name": source.node.name}
            return Said(words, self._edit_url(source.node))
        return Said(_("Set here") if source.place is Place.HERE else _("As in the library"))

    def _of_fact(self, fact: FactInForce) -> Said:
        source = fact.source
        if source.node is not None:
            return Said(source.node.name, self._edit_url(source.node))
        if source.place is Place.BELOW:
            is_of_region = fact.key == "region_name"
            return Said(_("Each region’s own") if is_of_region else _("Each clinic’s own"))
        return Said(
            {
                Place.OWN_FIELD: _("Its own page"),
                Place.HERE: _("This location"),
                Place.DEFAULT: _("Default of the fact"),
            }.get(source.place, self._nothing(fact))
        )

    def _nothing(self, fact: FactInForce) -> str:
        node = self._serving.node
        if node is None or node.scope is Scope.CLINIC or fact.key in BUILT_IN_KEYS:
            return _("No value")
        return _("No value here; locations below may have their own")

    def _label(self, fact: FactInForce) -> str:
        return _(fact.label) if fact.key in BUILT_IN_KEYS else fact.label

    def _titles(self, guide_ids: Collection[int]) -> dict[int | None, str]:
        from guide_pages.models import GuidePage

        # Read from the pages: a value may be for a guide that is not published.
        guides = GuidePage.objects.filter(pk__in=guide_ids)
        rows = list(guides.values_list("pk", "title", "locale__language_code"))
        if len({locale for _, _, locale in rows}) < 2:
            return {pk: title for pk, title, _ in rows}
        return {pk: f"{title} ({_language(locale)})" for pk, title, locale in rows}

    def _change_url(self, guide: GuideInForce, local: int | None) -> str:
        if not self._may_edit_here:
            return ""
        if local is not None:
            return _page_url(local)
        url = reverse("clinics_create_local_guide", args=[self.location.pk])
        return f"{url}?{urlencode({'q': guide.title})}"

    def _edit_url(self, node: Node) -> str:
        return _page_url(node.id) if node.id in self._editable else ""

    @property
    def _may_edit_here(self) -> bool:
        return self.location.pk in self._editable

    @cached_property
    def _editable(self) -> set[int]:
        from clinics.people.access import editable_locations

        ids = [node.id for node in self._serving.chain]
        return set(editable_locations(self._user).filter(pk__in=ids).values_list("pk", flat=True))

    @cached_property
    def _local_guides(self) -> dict[int, int]:
        from clinics.models import LocalGuidePage

        own = LocalGuidePage.objects.filter(for_location=self.location.pk)
        return dict(own.values_list("guide_id", "pk"))


def by_language(rows: Collection[GuideRow]) -> Iterator[tuple[str, list[GuideRow]]]:
    """Yield the rows language by language; "" is the name of the only one."""
    locales = list(dict.fromkeys(row.guide.locale for row in rows))
    for locale in locales:
        of_locale = [row for row in rows if row.guide.locale == locale]
        yield (_language(locale) if len(locales) > 1 else ""), of_locale


def _language(code: str) -> str:
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code


def _page_url(page_id: int) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page_id])
