"""The demonstration's copy and pictures, held to what the copy rules of clinics ask."""

import re
from collections import defaultdict

import pytest
from PIL import Image

from cms_site.demonstration.presentation import GUIDES, presentations

SLUGS = list(presentations())

#: Phrases that get clinics into trouble, whatever stands around them.
CLAIMS = (
    r"painless|not painful|minimal (?:pain|downtime)|no (?:downtime|side effects)|safe|risk-free",
    r"harmless|not harmful|natural(?:ly)?|gentl[ey]|simple|quick(?:ly)?|without invasive methods",
    r"permanent(?:ly)?|guaranteed?|cures?|treats? acne|eliminates?|removes?|erases?",
    r"instant(?:ly)? results|FDA[- ](?:approved|cleared)|clinically proven|dark spots|skin tone",
    r"(?:all|many) skin types|everyone|absorption|speeds? healing|best|leading|specialists?",
    r"perfect|flawless|Black Friday|limited spaces|Botox",
)
BRITISH = r"moisturis\w+|colour\w*|grey|practise|specialis\w+|licence|odour|programme|recognis\w+"


def copy_of(slug: str) -> str:
    """Everything a guide says: its document without addresses, and its presentation."""
    folder = GUIDES / slug
    words = (folder / "document.md").read_text("utf-8")
    words += (folder / "presentation.toml").read_text("utf-8")
    return re.sub(r"https?://\S+", "", words)


def answers(slug: str) -> dict[str, str]:
    """The questions of a guide's document with their answers."""
    document = (GUIDES / slug / "document.md").read_text("utf-8")
    questions = document.partition("## Frequently asked questions")[2]
    parts = re.split(r"^### (.+)$", questions, flags=re.MULTILINE)
    return dict(zip(parts[1::2], map(str.strip, parts[2::2]), strict=True))


@pytest.mark.parametrize("slug", SLUGS)
def test_no_guide_makes_a_claim_that_clinics_are_warned_about(slug: str) -> None:
    assert re.findall(rf"\b(?:{'|'.join(CLAIMS)})\b", copy_of(slug), re.IGNORECASE) == []


@pytest.mark.parametrize("slug", SLUGS)
def test_every_guide_is_spelled_as_in_the_united_states(slug: str) -> None:
    assert re.findall(rf"\b(?:{BRITISH})\b", copy_of(slug), re.IGNORECASE) == []


@pytest.mark.parametrize("slug", SLUGS)
def test_no_guide_holds_a_sentence_of_more_than_22_words(slug: str) -> None:
    document = (GUIDES / slug / "document.md").read_text("utf-8").split("---\n", 2)[2]
    prose = "\n".join(line for line in document.splitlines() if not line.startswith("|"))
    sentences = re.split(r"(?<=[.!?:])\s+|\n+", re.sub(r"[*#]+|^- ", "", prose, flags=re.M))
    assert [each for each in sentences if len(each.split()) > 22] == []


def test_a_question_has_the_same_answer_in_every_guide_and_some_are_shared() -> None:
    given: dict[str, list[str]] = defaultdict(list)
    for slug in SLUGS:
        for question, answer in answers(slug).items():
            given[question].append(answer)

    assert [question for question, found in given.items() if len(set(found)) > 1] == []
    assert {question: len(found) for question, found in given.items() if len(found) > 1} == {
        "Can I have this treatment while I am pregnant or breastfeeding?": 4,
        "Which medicines should I mention before my appointment?": 3,
        "Who will carry out my treatment?": 2,
    }


@pytest.mark.parametrize("slug", SLUGS)
def test_related_guides_exist_and_are_others(slug: str) -> None:
    related = presentations()[slug].related

    assert len(related) == len(set(related)) >= 1
    assert set(related) <= set(SLUGS) - {slug}


@pytest.mark.parametrize("slug", SLUGS)
def test_every_named_picture_is_there_wide_and_light(slug: str) -> None:
    pictures = {"picture.jpg": (1600, 900)}
    if presentations()[slug].in_text:
        pictures["in_text.jpg"] = (1600, 1000)

    assert {path.name for path in (GUIDES / slug).glob("*.jpg")} == set(pictures)
    for name, size in pictures.items():
        with Image.open(GUIDES / slug / name) as picture:
            assert picture.size == size
        assert (GUIDES / slug / name).stat().st_size <= 150 * 1024
