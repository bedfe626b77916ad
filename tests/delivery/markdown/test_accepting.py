"""Who gets Markdown under the address of a document."""

import pytest

from delivery.caching.keys import name_of
from delivery.caching.negotiation import asks_for_markdown

BROWSER = (
    "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,"
    "*/*;q=0.8,application/signed-exchange;v=b3;q=0.7"
)


@pytest.mark.parametrize(
    "accepted",
    [
        "text/markdown",
        "Text/Markdown",
        "text/markdown, */*",
        "*/*, text/markdown",
        "text/markdown, text/html, */*",
        "text/markdown, application/*",
        "text/markdown;charset=utf-8",
        "text/markdown; variant=GFM; q=0.9, application/json;q=0.8",
        "text/markdown;q=0.5",
        "text/markdown;q=0.5, */*;q=0.1",
        "text/markdown;q=0.5, application/*;q=0.4, */*",
        "text/html, text/markdown;q=0.9, */*;q=0.8",
        "application/json;q=0, text/markdown;q=0.001",
        "text/markdown;q=0.2, text/markdown;variant=CommonMark;q=0.9, application/json;q=0.5",
        "text/plain;q=0.9,text/markdown,,",
    ],
)
def test_whoever_names_markdown_and_weighs_it_most_gets_it(accepted: str) -> None:
    assert asks_for_markdown(accepted)


@pytest.mark.parametrize(
    "accepted",
    [
        "",
        "*/*",
        "application/json",
        "text/*",
        "text/html",
        "text/plain",
        BROWSER,
        "application/json, text/markdown",
        "text/markdown, application/json",
        "text/markdown;q=0.8, application/json;q=0.8",
        "text/markdown;q=0.8, application/json",
        "text/markdown;q=0.8, */*",
        "text/markdown;q=0.8, application/*;q=0.9",
        "text/markdown;q=0",
        "text/markdown;q=0, */*;q=0",
        "text/markdown;q=high",
        "text/x-markdown",
        "application/markdown",
        "text/markdownish, */*",
        "nothing/like;text/markdown",
        ";;,,q=markdown",
    ],
)
def test_everybody_else_gets_json(accepted: str) -> None:
    assert not asks_for_markdown(accepted)


@pytest.mark.parametrize(
    ("path", "accepted", "name"),
    [
        ("/api/v2/guides/5/", None, "/api/v2/guides/5/?clinic=a"),
        ("/api/v2/guides/5/", BROWSER, "/api/v2/guides/5/?clinic=a"),
        ("/api/v2/guides/5/", "text/markdown", "/api/v2/guides/5/?clinic=a text/markdown"),
        ("/api/v2/guides/5.md", "text/markdown", "/api/v2/guides/5.md?clinic=a"),
    ],
)
def test_an_answer_that_depends_on_it_has_a_name_of_its_own(
    path: str, accepted: str | None, name: str
) -> None:
    environ = {"QUERY_STRING": "_=1&clinic=a"} | ({"HTTP_ACCEPT": accepted} if accepted else {})

    assert name_of(path, environ) == name


def test_what_is_refused_has_no_name_in_any_form() -> None:
    environ = {"QUERY_STRING": "clinic=a&clinic=b", "HTTP_ACCEPT": "text/markdown"}

    assert name_of("/api/v2/guides/5/", environ) is None
