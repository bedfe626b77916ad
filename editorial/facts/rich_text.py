"""Facts in Wagtail's rich text: one indivisible chip in the editor, a span when stored.

The span's text is the token itself, so whoever does not know the span reads the token.
"""

from typing import Any

from bs4 import Tag
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from draftjs_exporter import DOM
from wagtail.admin.rich_text.converters.editor_html import WhitelistRule
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineEntityElementHandler
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.rich_text.feature_registry import FeatureRegistry

from .grammar import is_key

FEATURE = "fact"
ENTITY = "FACT"
SCRIPTS = ["editorial/facts/chooser.js", "editorial/facts/rich_text.js"]


class FactFeature(EntityFeature):
    """The chip with its button, and the look of tokens that are typed by hand."""

    def construct_options(self, options: dict[str, Any]) -> None:
        super().construct_options(options)
        options.setdefault("decorators", []).append({"type": "FACT_TEXT"})


class FactElementHandler(InlineEntityElementHandler):
    """From the stored span to the chip."""

    mutability = "IMMUTABLE"

    def get_attribute_data(self, attrs: dict[str, str | None]) -> dict[str, str]:
        """Return the entity's data: the key and the fallback, "" when there is none."""
        return {"fact": attrs["data-fact"] or "", "fallback": attrs.get("data-fallback") or ""}


def fact_span(props: dict[str, Any]) -> Any:
    """Return the stored span of a chip."""
    attributes = {"data-fact": props.get("fact") or ""}
    if props.get("fallback"):
        attributes["data-fallback"] = props["fallback"]
    return DOM.create_element("span", attributes, props["children"])


def keep_fact_span(tag: Tag) -> None:
    """Keep the span of a fact and what belongs to it; unwrap every other span."""
    if not is_key(str(tag.get("data-fact", ""))):
        tag.unwrap()
        return
    for name in set(tag.attrs) - {"data-fact", "data-fallback"}:
        del tag[name]


def register(features: FeatureRegistry) -> None:
    """Make the feature ``fact`` known to editors and converters of rich text."""
    features.register_editor_plugin(
        "draftail",
        FEATURE,
        FactFeature(
            {
                "type": ENTITY,
                "icon": "tag",
                "description": _("Fact"),
                "chooserUrl": reverse_lazy("choose_fact"),
            },
            js=SCRIPTS,
        ),
    )
    features.register_converter_rule(
        "contentstate",
        FEATURE,
        {
            "from_database_format": {"span[data-fact]": FactElementHandler(ENTITY)},
            "to_database_format": {"entity_decorators": {ENTITY: fact_span}},
        },
    )
    features.register_converter_rule(
        "editorhtml", FEATURE, [WhitelistRule("span", keep_fact_span)]
    )
