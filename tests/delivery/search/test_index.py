"""Which documents are found, and which of them first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delivery.search.index import Index
from delivery.search.texts import Searched, Section, Weight
from delivery.search.words import plain_words

PEEL = Searched(
    "peel",
    "Chemical peel",
    [Section("Fades dark spots and acne scars.", "Acne"), Section("Not after the sun.", "Risks")],
)
LASER = Searched("laser", "Laser hair removal", [Section("Unlike a peel, it removes hair.")])
CARE = Searched("care", "Care", [Section("Avoid the sun.", "After a laser"), Section("Rest.")])
SUN = Searched("sun", "The sun", [Section("Sun, sun and sun.")])
ASIDE = Searched(
    "aside",
    "Facial",
    [Section("Is a peel better?", "Peel?", Weight.BESIDE, Weight.BESIDE)],
)
LIST = [CARE, LASER, PEEL, ASIDE, SUN]

TITLE = st.text(alphabet="abé -'", max_size=12) | st.text(max_size=20)
DOCUMENTS = st.lists(st.tuples(TITLE, TITLE, TITLE), max_size=6)


def found(question: str, *, any_word: bool = False, in_title: bool = False) -> list[str]:
    """Return the keys of what is found in the list."""
    return Index(LIST, "en").find(question, any_word=any_word, in_title=in_title).keys


def an_index(documents: list[tuple[str, str, str]]) -> Index[int]:
    """Return an index of documents that are a title, a heading and a text."""
    return Index(
        (
            Searched(number, title, [Section(text, heading)])
            for number, (title, heading, text) in enumerate(documents)
        ),
        "en",
    )


@pytest.mark.parametrize(
    ("question", "keys"),
    [
        ("peel", ["peel", "laser", "aside"]),
        ("laser", ["laser", "care"]),
        ("sun", ["sun", "care", "peel"]),
        ("acne scar", ["peel"]),
        ("hair peel", ["laser"]),
        ("chem", ["peel"]),
        ("chemcial pele", ["peel"]),
        ("remove", ["laser"]),
        ("ACNÉ", ["peel"]),
        ("sun laser nothing", []),
        ("… !", []),
        ("", []),
    ],
)
def test_titles_go_before_headings_and_these_before_texts(question: str, keys: list[str]) -> None:
    assert found(question) == keys


def test_any_word_is_enough_where_that_is_asked_for() -> None:
    assert found("hair acne unheard", any_word=True) == ["laser", "peel"]
    assert found("laser sun", any_word=True) == ["care", "sun", "laser", "peel"]


def test_in_the_title_one_word_must_stand_there() -> None:
    assert found("peel", in_title=True) == ["peel"]
    assert found("laser hair peel", in_title=True) == ["laser"]


def test_a_name_goes_between_headings_and_texts_and_is_shown_by_its_section() -> None:
    text, other = Section("Aftercare."), Section("Aftercare and rest.")
    named = Section("Sleep.", "Rest", name="Aftercare", about={"at": 1})
    documents = [
        Searched("text", "One", [text]),
        Searched("name", "Two", [other, named, other, other]),
        Searched("heading", "Three", [Section("", "Aftercare")]),
        Searched("title", "Aftercare"),
    ]
    index = Index(documents, "en")

    finding = index.find("aftercare")
    assert finding.keys == ["title", "heading", "name", "text"]
    shown = {"at": 1, "heading": "Rest", "html": "Sleep."}
    assert shown in finding.match("name")["excerpts"]
    assert index.find("aftercare", in_title=True).keys == ["title", "name"]


def test_a_beginning_may_have_a_slip_only_while_it_is_typed() -> None:
    index = Index(LIST, "en")

    assert index.find("chemical remvoe").keys == []
    assert index.find("hair chmei", any_word=True).keys == ["laser"]
    assert index.find("chmei").keys == []
    assert index.find("chmei", half_typed=True).keys == ["peel"]
    assert index.find("chmei ", half_typed=True).keys == []
    assert index.find("chmei hair", half_typed=True).keys == []


def test_a_word_that_is_written_elsewhere_is_no_slip() -> None:
    index = Index(LIST, "en")

    assert [word for word in ("peel", "peels", "peal") if index.knows(word)] == ["peel", "peels"]
    assert index.find("peal").keys == ["peel", "laser", "aside"]
    assert index.find("peal", is_written={"peal"}.__contains__).keys == []
    assert index.find("peel", is_written={"peel"}.__contains__).keys == ["peel", "laser", "aside"]


def test_a_space_ends_the_last_word() -> None:
    assert found("re ") == []
    assert found("re") == ["laser", "care"]


def test_a_match_says_where_it_is_in_the_documents_order() -> None:
    sections = [
        Section("Once.", "One", about={"at": 1}),
        Section("A peel & a peel.", "Two", about={"at": 2}),
        Section("Nothing.", "Three"),
        Section("Chemical.", "Peel", about={"at": 4}),
        Section("Peel.", "Five", Weight.BESIDE, Weight.BESIDE, about={"at": 5}),
        Section("A chemical peel.", about={"at": 6}),
    ]
    finding = Index([Searched(7, "Peels", sections)], "en").find("chemical peel")

    assert finding.keys == [7]
    assert finding.match(7) == {
        "title": "<mark>Peels</mark>",
        "excerpts": [
            {"at": 2, "heading": "Two", "html": "A <mark>peel</mark> &amp; a <mark>peel</mark>."},
            {"at": 4, "heading": "<mark>Peel</mark>", "html": "<mark>Chemical</mark>."},
            {
                "at": 6,
                "heading": "",
                "html": "A <mark>chemical</mark> <mark>peel</mark>.",
            },
        ],
    }


def shown(sections: list[Section], question: str) -> list[int]:
    """Return which sections of a document are shown, by their number."""
    numbered = [
        Section(each.text, each.heading, about={"at": number})
        for number, each in enumerate(sections)
    ]
    match = Index([Searched(7, "Title", numbered)], "en").find(question, any_word=True).match(7)
    return [excerpt["at"] for excerpt in match["excerpts"]]


def test_a_rare_word_is_shown_before_places_of_many_common_ones() -> None:
    common = Section("Rest after needling.", "After needling")
    rare = Section("Some itching.", "Risks")

    assert 4 in shown([common, common, common, common, rare], "itching after needling")
    assert shown([rare, common, rare, common], "itching after needling") == [0, 1, 3]


def test_a_place_is_shown_around_the_words_that_no_other_one_shows() -> None:
    filler = "Nothing of note. " * 30
    long = Section(f"After needling. {filler} Some itching. {filler}", "Risks")
    sections = [Section("Rest.", "After needling"), long, Section("Sleep.", "After needling")]
    match = Index([Searched(7, "Title", sections)], "en").find("after itching needling").match(7)

    assert "<mark>itching</mark>" in match["excerpts"][1]["html"]


@given(st.lists(st.lists(st.sampled_from("uvwxyz"), max_size=4), max_size=7), st.data())
def test_up_to_three_words_are_all_shown_where_sections_have_them(
    texts: list[list[str]], data: st.DataObject
) -> None:
    asked = data.draw(st.lists(st.sampled_from("uvwxyz"), max_size=3, unique=True))
    places = shown([Section(" ".join(text)) for text in texts], " ".join(["title", *asked]))

    there = {word for text in texts for word in text}
    assert {word for place in places for word in texts[place]} >= there.intersection(asked)


@given(DOCUMENTS, st.text(), st.booleans(), st.booleans())
def test_whatever_is_asked_documents_of_the_list_are_found_once(
    documents: list[tuple[str, str, str]], question: str, any_word: bool, in_title: bool
) -> None:
    finding = an_index(documents).find(question, any_word=any_word, in_title=in_title)

    assert set(finding.keys) <= set(range(len(documents)))
    for key in finding.keys:
        match = finding.match(key)
        assert "<mark>" in str(match)


@given(DOCUMENTS, st.text())
def test_all_words_are_found_where_any_word_is(
    documents: list[tuple[str, str, str]], question: str
) -> None:
    index = an_index(documents)

    all_words = index.find(question).keys

    assert set(all_words) <= set(index.find(question, any_word=True).keys)


@given(DOCUMENTS, st.data(), st.booleans())
def test_what_is_called_exactly_so_comes_first(
    documents: list[tuple[str, str, str]], data: st.DataObject, any_word: bool
) -> None:
    if documents:
        title = data.draw(st.sampled_from(documents))[0]
        keys = an_index(documents).find(title, any_word=any_word).keys

        assert bool(keys) == bool(plain_words(title))
        assert [plain_words(documents[key][0]) for key in keys[:1]] in ([], [plain_words(title)])
