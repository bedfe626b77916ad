"""The models of redirects: the single source of the contract."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from delivery.listing import ListMeta
from editorial.described import URI, Id, Name
from guide_pages.blocks.showing import Origin


class RedirectGuide(BaseModel):
    """A guide whose page a path leads to."""

    id: Id = Field(description="The guide's number.")
    slug: Name = Field(description="What it is called in addresses.", examples=["microneedling"])
    detail_url: URI = Field(description="The guide's document, as the clinic serves it.")


class PathRedirect(BaseModel):
    """Where a path of the website leads now, at the end of all redirects."""

    model_config = ConfigDict(title="PathRedirect")

    path: str = Field(
        description=(
            "The path as it is compared: in small letters, without a slash at the end, the "
            "query in alphabetical order."
        ),
        examples=["/botox-offer"],
    )
    to: str | None = Field(
        description=(
            "Where it leads, as a path of the same website; null where it leads to another "
            "website or nowhere, and for a guide without a page on this website."
        ),
        examples=["/microneedling/"],
    )
    url: URI | None = Field(
        description=(
            "The same as an absolute address; null where it leads nowhere, and where no address "
            "of guides and no website of the clinic is known."
        ),
        examples=["https://los-angeles.example.com/microneedling/"],
    )
    status: Literal[301, 302, 410] = Field(
        description=(
            "What the website should answer: 301 for good, 302 for now, 410 for a page that is "
            "gone and has nothing in its place."
        )
    )
    is_permanent: bool = Field(description="Whether the answer holds for good: 301 or 410.")
    reason: Literal["renamed", "redirect"] = Field(
        description=(
            "`renamed`: a guide had its page there. `redirect`: an editor leads visitors on."
        )
    )
    origin: Origin = Field(description="Where the redirect was made; `shared` for a guide's own.")
    guide: RedirectGuide | None = Field(
        description="The guide whose page it leads to; null for anything else."
    )


class PathRedirectList(BaseModel):
    """A page of where paths of a website lead."""

    meta: ListMeta = Field(description="What is true of the whole list.")
    items: list[PathRedirect] = Field(description="What is on this page.")
