"""The public reads what has been published, and nothing else."""

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from tests.factories import a_block, a_guide, a_user, an_faq

pytestmark = pytest.mark.django_db


def test_a_saved_draft_changes_nothing_for_the_public(client: Client) -> None:
    guide = a_guide(title="Published")
    guide.title = "Only a draft"
    guide.save_revision()

    html = client.get(guide.url).content.decode()

    assert "Published" in html
    assert "Only a draft" not in html


def test_a_guide_that_is_not_live_is_not_found(client: Client) -> None:
    guide = a_guide(live=False)

    assert client.get(guide.get_parent().url + guide.slug + "/").status_code == 404


def test_a_restricted_guide_asks_for_a_login_and_nobody_links_to_it(client: Client) -> None:
    guide = a_guide(title="Secret", slug="secret")
    other = a_guide(
        related=[guide], body=[a_block(text=f'<p><a linktype="page" id="{guide.pk}">x</a></p>')]
    )
    PageViewRestriction.objects.create(page=guide, restriction_type=PageViewRestriction.LOGIN)

    assert client.get(guide.url).status_code == 302
    for path in (other.url, guide.get_parent().url):
        html = client.get(path).content.decode()
        assert "Secret" not in html
        assert guide.url not in html


def test_an_faq_shows_its_published_words_until_it_is_unpublished(client: Client) -> None:
    faq = an_faq(question="Does it hurt?")
    guide = a_guide(faqs=[faq])
    faq.question = "Does it really hurt?"
    faq.save_revision()
    assert "Does it hurt?" in client.get(guide.url).content.decode()

    faq.refresh_from_db()
    faq.unpublish()

    assert "hurt" not in client.get(guide.url).content.decode()


def test_only_editors_see_the_editors_bar(client: Client) -> None:
    guide = a_guide()
    assert "wagtail-userbar" not in client.get(guide.url).content.decode()

    client.force_login(a_user())

    assert "wagtail-userbar" in client.get(guide.url).content.decode()
