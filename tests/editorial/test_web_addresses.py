"""Addresses that people have typed come out as URIs."""

import jsonschema_rs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from editorial.web_addresses import web_address

URI = jsonschema_rs.Draft202012Validator({"format": "uri"}, validate_formats=True)


@pytest.mark.parametrize(
    ("typed", "uri"),
    [
        ("https://example.com/a/?b=c&d=%20#e", "https://example.com/a/?b=c&d=%20#e"),
        ("https://example.com:8000/~a/(b)", "https://example.com:8000/~a/(b)"),
        ("http://[::1]/", "http://[::1]/"),
        (" https://example.com/ ", "https://example.com/"),
        ("https://example.com/über uns", "https://example.com/%C3%BCber%20uns"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://example.com/?a[]=1", "https://example.com/?a%5B%5D=1"),
        ('https://example.com/{a}"<b>|', "https://example.com/%7Ba%7D%22%3Cb%3E%7C"),
        ("https://example.com/100%", "https://example.com/100%25"),
        ("HTTPS://example.com/a", "https://example.com/a"),
        ("ftp://example.com/a", ""),
        ("javascript:alert(1)", ""),
        ("mailto:a@example.com", ""),
        ("https:///path", ""),
        ("https://a:b@/", ""),
        ("", ""),
        ("example.com", ""),
        ("/path", ""),
        ("https://[", ""),
        ("https://a:b:c/", ""),
        ("https://..ü/", ""),
    ],
)
def test_what_is_typed_and_what_the_public_gets(typed: str, uri: str) -> None:
    assert web_address(typed) == uri


@given(st.text().map(lambda rest: f"https://{rest}") | st.text())
@example("https://example.com/\ud800")
@example("https://a@b@c/")
@example("https://exa mple.com/")
def test_whatever_is_typed_a_uri_or_nothing_comes_out(typed: str) -> None:
    found = web_address(typed)

    assert found == "" or URI.is_valid(found), found
    assert web_address(found) == found
