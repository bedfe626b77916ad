"""The models of what a search has found, and of suggestions: parts of the contract."""

from typing import Any, Literal

from pydantic import BaseModel, Field

from delivery.listing import ListMeta
from editorial.described import URI, Id, Name

HTML = "HTML: the text escaped, `<mark>` around the words that were found, and no other markup."


class Excerpt(BaseModel):
    """A place in which words were found."""

    heading: str = Field(description=f"The heading or question above the text. {HTML}")
    html: str = Field(
        description=(
            "The words in their context, or the beginning where the text has none; `…` says "
            f"where the text goes on. {HTML}"
        )
    )


class GuideExcerpt(Excerpt):
    """A place of a guide in which words were found."""

    part: Literal["summary", "topics", "body", "faqs"] = Field(
        description="The guide's key that the text is from."
    )
    block: str | None = Field(description="The id of the block, in `body`.")
    anchor: str | None = Field(description="The block's address within the page, if it has one.")
    faq: int | str | None = Field(description="The id of the FAQ, in `faqs`.")


class FAQExcerpt(Excerpt):
    """A place of an FAQ in which words were found."""

    part: Literal["answer"] = Field(description="The FAQ's key that the text is from.")


class ClinicExcerpt(Excerpt):
    """A place of a clinic in which words were found."""

    part: Literal["code", "address", "region", "practitioners"] = Field(
        description=(
            "The clinic's key that the text is from; `region` has the names of all regions above."
        )
    )


class Match(BaseModel):
    """What a search has found in an item."""

    title: str = Field(description=f"The item's title, question or name, whole. {HTML}")


class GuideMatch(Match):
    """What a search has found in a guide: at most three places, in the guide's order."""

    excerpts: list[GuideExcerpt] = Field(description="The places, in the guide's order.")


class FAQMatch(Match):
    """What a search has found in an FAQ."""

    excerpts: list[FAQExcerpt] = Field(description="The place in the answer, if there is one.")


class ClinicMatch(Match):
    """What a search has found in a clinic."""

    excerpts: list[ClinicExcerpt] = Field(description="The places, if there are any.")


def found_here(match: type[Match]) -> Any:
    """Return the definition of a list's key for what was found in each item."""
    return (
        match,
        Field(
            default=None,
            description=(
                "What was found, and where. Only there when `search` is given, and then always."
            ),
        ),
    )


Kind = Literal["guide", "section", "faq"]


class SuggestedGuide(BaseModel):
    """The guide that a section belongs to."""

    id: Id = Field(description="The guide's number.")
    slug: Name = Field(description="What it is called in addresses.")
    title: str = Field(description="What the treatment is called. Plain text.")


class Suggestion(BaseModel):
    """Something that somebody may be about to ask for."""

    kind: Kind = Field(description="A guide, a section of one with a heading, or an FAQ.")
    id: int | str = Field(description="Of the guide, the block or the FAQ.")
    title: str = Field(description="The title, heading or question. Plain text.")
    highlighted: str = Field(description=f"The same. {HTML}")
    slug: str | None = Field(description="The guide's, also of a section; null for an FAQ.")
    anchor: str | None = Field(description="The section's address within the guide's page.")
    guide: SuggestedGuide | None = Field(
        description="The guide that a section belongs to; null for guides and FAQs."
    )
    html_url: URI | None = Field(
        description=(
            "The guide's public page, for a section with its anchor; null while no page is "
            "configured, and for an FAQ."
        )
    )
    detail_url: URI = Field(description="The document of the guide or the FAQ.")


class Suggestions(BaseModel):
    """The best suggestions, and how many there are in all."""

    meta: ListMeta = Field(description="What is true of all of them.")
    items: list[Suggestion] = Field(description="The best ones.")
