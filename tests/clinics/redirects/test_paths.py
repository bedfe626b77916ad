"""How paths are compared, and what is no path and no destination."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinics.redirects.paths import (
    Fault,
    UnusablePath,
    destination_in,
    parts_of_address,
    path_in,
)

PIECES = st.sampled_from([*"/?#&=%.\\ aAéK\u0301\x00\r", "%2F", "%c3", "%A9", "%2e", "//", "p=1"])
TEXTS = (
    st.text() | st.lists(PIECES).map("".join) | st.lists(PIECES).map(lambda a: "/" + "".join(a))
)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("/", "/"),
        ("/old", "/old"),
        ("/old/", "/old"),
        ("/Old-Page.HTML", "/old-page.html"),
        ("/a//b///", "/a/b"),
        ("/caf%C3%A9/", "/café"),
        ("/cafe\u0301/", "/café"),
        ("/caf%E9", "/caf%e9"),
        ("/a b", "/a%20b"),
        ("/a%2Fb", "/a%2fb"),
        ("/a%3Fb", "/a%3fb"),
        ("/100%25", "/100%25"),
        ("/%2f%2fevil.example", "/%2f%2fevil.example"),
        ("/?", "/"),
        ("/?p=12", "/?p=12"),
        ("/shop?b=2&a=1&", "/shop?a=1&b=2"),
        ("/shop?a=b%26c", "/shop?a=b%26c"),
        ("/{{ city }}", "/%7b%7b%20city%20%7d%7d"),
        ("/ÀB", "/Àb"),
    ],
)
def test_a_path_is_written_in_one_way(text: str, path: str) -> None:
    assert path_in(text) == path
    assert path_in(path) == path


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", Fault.NO_PATH),
        ("old/", Fault.NO_PATH),
        ("https://la.example.com/old/", Fault.NO_PATH),
        ("javascript:alert(1)", Fault.NO_PATH),
        ("//evil.example/", Fault.OTHER_WEBSITE),
        ("/\\evil.example", Fault.OTHER_WEBSITE),
        ("\\evil", Fault.OTHER_WEBSITE),
        ("/a#b", Fault.FRAGMENT),
        ("/a/../b", Fault.DOTS),
        ("/%2e%2E/b", Fault.DOTS),
        ("/./", Fault.DOTS),
        ("/a\x00b", Fault.UNREADABLE),
        ("/a%00b", Fault.UNREADABLE),
        ("/a%0d%0aX:y", Fault.UNREADABLE),
        ("/a%C2%85b", Fault.UNREADABLE),
        ("/100%", Fault.UNREADABLE),
        ("/%zz", Fault.UNREADABLE),
        ("/\ud800", Fault.UNREADABLE),
    ],
)
def test_what_is_no_path_is_refused_with_the_remedy(text: str, fault: Fault) -> None:
    with pytest.raises(UnusablePath) as refusal:
        path_in(text)
    assert refusal.value.fault is fault


@given(TEXTS)
def test_whatever_is_written_is_one_path_or_none(text: str) -> None:
    with contextlib.suppress(UnusablePath):
        path = path_in(text)
        assert path_in(path) == path
        assert path.startswith("/")
        assert not path.startswith(("//", "/\\"))
        assert path.isprintable()
        assert not any(each.isspace() for each in path)


@pytest.mark.parametrize(
    "text",
    [
        "/prices/",
        "/prices/?from=old#top",
        "/Präise/",
        "https://example.com",
        "http://example.com:8080/a?b=c#d",
        "HTTPS://EXAMPLE.com/A",
    ],
)
def test_a_destination_stays_as_it_is_written(text: str) -> None:
    assert destination_in(text) == text


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("prices/", Fault.NO_DESTINATION),
        ("example.com", Fault.NO_DESTINATION),
        ("#top", Fault.NO_DESTINATION),
        ("javascript:alert(1)", Fault.NO_DESTINATION),
        ("data:text/html,x", Fault.NO_DESTINATION),
        ("ftp://example.com/", Fault.NO_DESTINATION),
        ("https:///path", Fault.NO_DESTINATION),
        ("https:example.com", Fault.NO_DESTINATION),
        ("https://[/", Fault.NO_DESTINATION),
        ("https://example.com:0x/", Fault.NO_DESTINATION),
        ("https://la.example.com@evil.example/", Fault.NO_DESTINATION),
        ("https://evil.example\\@la.example.com/", Fault.NO_DESTINATION),
        ("//evil.example/", Fault.OTHER_WEBSITE),
        ("/\\evil.example/", Fault.OTHER_WEBSITE),
        ("\\\\evil.example", Fault.OTHER_WEBSITE),
        ("/a/../../b", Fault.DOTS),
        ("/a b", Fault.UNSAFE),
        ("/{{ city }}/", Fault.UNSAFE),
        ('/"><script>', Fault.UNSAFE),
        ("/\t/evil.example", Fault.UNREADABLE),
        ("https://example.com/\r\nX: y", Fault.UNREADABLE),
        ("/%", Fault.UNREADABLE),
    ],
)
def test_what_is_no_destination_is_refused_with_the_remedy(text: str, fault: Fault) -> None:
    with pytest.raises(UnusablePath) as refusal:
        destination_in(text)
    assert refusal.value.fault is fault


@given(TEXTS)
def test_a_destination_on_the_same_website_never_leaves_it(text: str) -> None:
    with contextlib.suppress(UnusablePath):
        destination = destination_in(f"/{text}")
        assert not destination.startswith("//")
        assert "\\" not in destination.partition("#")[0]


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("https://LA.example.com/A/?b", ("https://la.example.com", "/A/?b")),
        ("https://la.example.com", ("https://la.example.com", "")),
        ("https://{clinic}.example.com/{guide}/", ("https://{clinic}.example.com", "/{guide}/")),
        ("/path", ("", "")),
        ("https://[", ("", "")),
        ("", ("", "")),
    ],
)
def test_an_address_has_a_website_and_the_rest(address: str, parts: tuple[str, str]) -> None:
    assert parts_of_address(address) == parts
