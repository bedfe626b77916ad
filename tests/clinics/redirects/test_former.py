"""Which patterns were ever in force at a location."""

from clinics.redirects.former import Said, former_patterns

GROUP, WEST, LA = 1, 2, 3
A, B, C = "https://a/{guide}", "https://b/{guide}", "https://c/{clinic}/{guide}"


def group(pattern: str | None) -> Said:
    """Return what the group says."""
    return Said(GROUP, "group", pattern)


def west(pattern: str | None) -> Said:
    """Return what the region says."""
    return Said(WEST, "west", pattern, (GROUP,))


def la(pattern: str | None, code: str = "la", ancestors: tuple[int, ...] = (GROUP, WEST)) -> Said:
    """Return what the clinic says."""
    return Said(LA, code, pattern, ancestors)


def test_the_newest_pattern_stands_first() -> None:
    history = [group(A), west(""), la(""), group(B), la(C), la("")]
    assert former_patterns(history, LA) == [(B, "la"), (C, "la"), (A, "la")]


def test_a_pattern_that_comes_back_stands_once() -> None:
    history = [group(A), west(""), la(""), group(B), group(A)]
    assert former_patterns(history, LA) == [(A, "la"), (B, "la")]


def test_another_code_makes_other_addresses() -> None:
    history = [group(C), west(""), la(""), la("", "los-angeles")]
    assert former_patterns(history, LA) == [(C, "los-angeles"), (C, "la")]


def test_what_was_said_while_the_clinic_was_not_published_does_not_count() -> None:
    history = [group(A), west(""), group(B), la(""), la(None), group(C), group(A), la("")]
    assert former_patterns(history, LA) == [(A, "la"), (B, "la")]


def test_a_location_above_that_is_withdrawn_says_nothing_meanwhile() -> None:
    history = [group(A), west(B), la(""), west(None)]
    assert former_patterns(history, LA) == [(A, "la"), (B, "la")]


def test_what_was_in_force_below_an_unknown_location_is_left_out() -> None:
    history = [group(A), la("", ancestors=(GROUP, 9)), west(B), la("")]
    assert former_patterns(history, LA) == [(B, "la")]


def test_a_location_without_any_pattern_had_no_addresses() -> None:
    assert former_patterns([group(""), west(""), la("")], LA) == []
