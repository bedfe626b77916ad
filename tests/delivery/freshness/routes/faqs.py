"""FAQs, and the topics and reviewers that FAQs and guides name."""

from django.test import Client
from django.urls import reverse

from tests.delivery.freshness.scopes import documents, faqs
from tests.delivery.freshness.world import World
from tests.factories import a_topic, an_faq

from .guides import PEEL
from .route import Route, posted, published, saved

#: What has the question "Does it hurt?" in it, in every language.
HURT = faqs("hurt") | documents("facial", "peel") | documents("spanish")
LONG = faqs("long") | documents("peel")


def with_another_topic(world: World, admin: Client) -> None:
    faq = world.cards
    faq.topics.add(a_topic(name="Money", slug="money"))
    faq.save_revision().publish()


ROUTES = {
    "a question of two guides": Route(lambda w, _: published(w.hurt, question="Ouch?"), HURT),
    "an answer with a fact": Route(
        lambda w, _: published(w.long, answer="<p>{{ clinic_name }} knows.</p>"), LONG
    ),
    "a question of no guide": Route(
        lambda w, _: published(w.cards, question="Cards?"), faqs("cards")
    ),
    "a new question": Route(lambda w, _: an_faq(question="Any parking?"), faqs("new")),
    "a question is unpublished": Route(lambda w, _: w.hurt.unpublish(), HURT),
    "a question is archived": Route(lambda w, _: w.hurt.archive(), is_recorded=False),
    "a question is restored": Route(
        lambda w, _: w.hurt.restore(), first=lambda w, _: w.hurt.archive(), is_recorded=False
    ),
    "a question is deleted": Route(lambda w, _: w.cards.delete(), faqs("cards")),
    "a question has another topic": Route(with_another_topic, faqs("cards")),
    "the name of a topic": Route(lambda w, _: saved(w.skin, name="Our skin"), HURT),
    "the name of a topic in the admin": Route(
        lambda w, admin: posted(
            admin,
            reverse("wagtailsnippets_editorial_topic:edit", args=(w.id("skin"),)),
            {"name": "Our skin", "slug": "our-skin"},
        ),
        HURT,
    ),
    "a topic is deleted": Route(lambda w, _: w.skin.delete(), HURT | PEEL),
    "a topic that nothing has": Route(lambda w, _: a_topic(), is_recorded=True),
    "the name of a reviewer": Route(
        lambda w, _: saved(w.board, name="The board"), documents("peel")
    ),
    "a reviewer is deleted": Route(lambda w, _: w.board.delete(), PEEL),
}
