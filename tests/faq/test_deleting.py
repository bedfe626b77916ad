"""Deleting FAQs: the unused ones go, the used ones stay, and nobody meets an error."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event
from time import sleep
from typing import Any
from urllib.parse import urlencode

import pytest
from django.contrib.messages import get_messages
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from faq.deletion import DeleteFAQAction
from faq.models import FAQ
from guide_pages.models import GuideFAQ
from tests.factories import a_guide, a_user, an_faq
from tests.faq.people import someone_who_may

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]


def address(name: str, faq: FAQ) -> str:
    return reverse(f"wagtailsnippets_faq_faq:{name}", args=[faq.pk])


def bulk(*faqs: FAQ) -> str:
    path = reverse("wagtail_bulk_action", args=["faq", "faq", "delete"])
    return f"{path}?{urlencode([('id', faq.pk) for faq in faqs])}&next=/admin/"


def sentences(response: Any) -> list[str]:
    return [str(message).strip() for message in get_messages(response.wsgi_request)]


def use_live(faq: FAQ) -> None:
    a_guide(title="Peel", faqs=[faq])


def use_in_draft(faq: FAQ) -> None:
    a_guide(title="Peel", faqs=[faq], live=False)


def use_scheduled(faq: FAQ) -> None:
    guide = a_guide(title="Peel", faqs=[faq], live=False)
    guide.go_live_at = timezone.now() + timedelta(days=1)
    guide.save_revision().publish()
    guide.guide_faqs = []
    guide.go_live_at = None
    guide.save_revision()


USES = [(use_live, "live"), (use_in_draft, "draft"), (use_scheduled, "scheduled")]


@pytest.mark.parametrize(("use", "state"), USES, ids=[state for _, state in USES])
def test_a_used_faq_is_not_deleted_and_archiving_is_offered_instead(
    client: Client, use: Any, state: str
) -> None:
    client.force_login(a_user())
    faq = an_faq()
    use(faq)

    page = client.get(address("delete", faq))
    response = client.post(address("delete", faq))

    assert "Peel" in page.text
    assert [place.states for place in page.context["places"]] == [[state]]
    assert f'<form action="{address("archive", faq)}" method="POST">' in page.text
    assert "Yes, delete" not in page.text
    assert response.status_code == 302
    assert sentences(response) == ["This FAQ is used. Archive it instead."]
    assert FAQ.objects.filter(pk=faq.pk).exists()


def test_an_unused_faq_is_deleted(client: Client) -> None:
    client.force_login(a_user())
    faq = an_faq()

    assert "Yes, delete" in client.get(address("delete", faq)).text
    assert client.post(address("delete", faq)).status_code == 302

    assert not FAQ.objects.exists()


def test_a_use_that_appears_at_the_last_moment_gives_a_message(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.force_login(a_user())
    faq = an_faq()
    delete = FAQ.delete

    def used_meanwhile(self: FAQ, *args: Any, **kwargs: Any) -> Any:
        use_live(self)
        return delete(self, *args, **kwargs)

    monkeypatch.setattr(FAQ, "delete", used_meanwhile)

    response = client.post(address("delete", faq))

    assert response.status_code == 302
    assert sentences(response) == ["This FAQ is used. Archive it instead."]
    assert FAQ.objects.filter(pk=faq.pk).exists()


def test_deleting_needs_the_right_to_delete(client: Client) -> None:
    faq = an_faq()
    client.force_login(someone_who_may("add", "change"))

    client.post(address("delete", faq))
    client.post(bulk(faq))

    assert FAQ.objects.filter(pk=faq.pk).exists()


def test_archiving_is_not_offered_to_those_who_may_only_delete(client: Client) -> None:
    faq = an_faq()
    use_live(faq)
    client.force_login(someone_who_may("delete"))

    page = client.get(address("delete", faq))

    assert page.status_code == 200
    assert address("archive", faq) not in page.text
    assert "(Private treatment guide)" in page.text
    assert "Peel" not in page.text


def test_of_several_faqs_the_unused_are_deleted_and_the_used_named(client: Client) -> None:
    client.force_login(a_user())
    unused, used = an_faq(question="Unused?"), an_faq(question="Used?")
    use_in_draft(used)

    page = client.get(bulk(unused, used))
    response = client.post(bulk(unused, used))

    assert [item["item"] for item in page.context["used"]] == [used]
    assert [item["item"] for item in page.context["unused"]] == [unused]
    assert list(FAQ.objects.all()) == [used]
    assert sentences(response) == [
        "Used and therefore not deleted: “Used?”. Archive them instead.",
        "1 FAQ deleted.",
    ]


def test_of_used_faqs_alone_none_is_deleted(client: Client) -> None:
    client.force_login(a_user())
    used = an_faq(question="Used?")
    use_live(used)

    page = client.get(bulk(used))
    response = client.post(bulk(used))

    assert "Yes, delete" not in page.text
    assert response.status_code == 302
    assert list(FAQ.objects.all()) == [used]
    assert len(sentences(response)) == 1


def test_markup_in_a_question_is_text_in_the_messages(client: Client) -> None:
    client.force_login(a_user())
    used = an_faq(question="<script>alert(1)</script>")
    use_live(used)

    client.post(bulk(used))

    page = client.get("/admin/")
    assert "<script>alert(1)</script>" not in page.text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page.text


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("route", ["one", "several"])
def test_an_faq_that_is_put_into_a_guide_at_the_same_moment_stays(
    client: Client, route: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.force_login(a_user())
    faq, guide = an_faq(), a_guide()
    used, checked = Event(), Event()
    go_on = DeleteFAQAction._delete

    def found_unused(action: DeleteFAQAction) -> Any:
        checked.set()
        return go_on(action)

    monkeypatch.setattr(DeleteFAQAction, "_delete", found_unused)

    def use() -> None:
        with transaction.atomic():
            guide.guide_faqs = [GuideFAQ(faq=faq)]
            guide.save_revision()
            used.set()
            # A database with one writer at a time lets the deletion begin only afterwards.
            checked.wait(2)
            # Long enough for the deletion to have come as far as it gets.
            sleep(1)
        connection.close()

    def delete() -> Any:
        response = client.post(address("delete", faq) if route == "one" else bulk(faq))
        connection.close()
        return response

    with ThreadPoolExecutor(2) as pool:
        using = pool.submit(use)
        assert used.wait(20)
        response = pool.submit(delete).result(30)
        using.result(30)

    assert response.status_code == 302
    assert len(sentences(response)) == 1
    assert "Archive" in sentences(response)[0]
    assert faq.uses.filter(state="draft").exists()
