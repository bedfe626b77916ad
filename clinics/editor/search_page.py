"""The panel in which an editor decides which page of a guide search engines should list."""

from typing import TYPE_CHECKING, Any

from wagtail.admin.panels import MultiFieldPanel

from clinics.share_in_words import share_in_words

from .outline.panels import outline_of

if TYPE_CHECKING:
    from .outline.rows import Outline


class SearchPagePanel(MultiFieldPanel):
    """The choice, below what decides without one: how many words here are the location's own."""

    class BoundPanel(MultiFieldPanel.BoundPanel):
        """The panel for one local guide."""

        template_name = "clinics/editor/search_page.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add the share of own words in the draft as it was saved last."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            return {**context, **_told(outline_of(self.form))}


def _told(outline: "Outline") -> dict[str, Any]:
    from clinics.local_guides.above import guide_entry
    from clinics.local_guides.basis import layer_in
    from clinics.places import place_of
    from clinics.search_pages import group_page, share_of

    local, snapshot = outline.local, outline.snapshot
    entry = guide_entry(local.guide, snapshot)
    place = place_of(local.for_location, snapshot)
    copy = place.with_layer(entry, layer_in(local)).copy
    share = share_of(place, entry, copy, lambda used: None)
    return {
        "share": share_in_words(share),
        "least": share_in_words(place.own_page_share),
        "is_enough": share >= place.own_page_share,
        "group_has_page": group_page(place, entry) is not None,
    }
