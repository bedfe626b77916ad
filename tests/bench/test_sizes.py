"""How much content is measured."""

from pathlib import Path

import pytest

from bench.bodies import populated
from bench.options import options
from bench.sizes import LARGEST, QUICK, SPEED, Size, growing
from guide_pages.blocks.body import BodyBlock


def test_one_thing_grows_at_a_time() -> None:
    assert growing(LARGEST) == {
        "clinics": [Size(1, 60), Size(10, 60), Size(100, 60), Size(1_000, 60)],
        "guides": [Size(10, 1), Size(10, 10), Size(10, 60)],
        "blocks": [Size(10, 20, 5), Size(10, 20, 20), Size(10, 20, 50)],
    }


def test_a_smaller_group_grows_less() -> None:
    assert growing(Size(1, 2)) == {
        "clinics": [Size(1, 2)],
        "guides": [Size(1, 1), Size(1, 2)],
        "blocks": [Size(1, 2, 5), Size(1, 2, 20), Size(1, 2, 50)],
    }


def test_without_options_everything_is_measured() -> None:
    asked = options([])

    assert asked.parts == ("speed", "growth", "memory")
    assert (asked.speed, asked.largest) == (SPEED, LARGEST)


def test_a_quick_run_is_small_and_single_figures_may_still_be_given() -> None:
    asked = options(["--quick", "--memory", "--rounds", "5"])

    assert asked.parts == ("memory",)
    assert (asked.rounds, asked.seconds, asked.speed, asked.largest) == (5, 1, QUICK, QUICK)


def test_files_are_meant_where_the_script_was_called(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CALLED_FROM", "/somewhere")

    asked = options(["--json", "figures.json", "--folder", "/elsewhere/content"])

    assert asked.json == Path("/somewhere/figures.json")
    assert asked.folder == Path("/elsewhere/content")


@pytest.mark.parametrize("value", ["0", "-1"])
def test_no_rounds_are_refused(value: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        options(["--rounds", value])

    assert "--rounds: must be 1 or more" in capsys.readouterr().err


@pytest.mark.parametrize("blocks", [5, 9, 50])
def test_a_body_has_as_many_blocks_as_asked_for_and_keeps_the_first(blocks: int) -> None:
    first = {"type": "section", "id": "the-first", "value": {"role": "overview"}}

    body = populated(first, blocks, image=1)

    assert body[0] is first
    assert len(body) == len({block["id"] for block in body}) == blocks


def test_a_body_has_every_kind_of_block_but_video() -> None:
    first = {"type": "section", "id": "the-first", "value": {"role": "overview"}}

    kinds = {block["type"] for block in populated(first, 10, image=1)}

    assert set(BodyBlock().child_blocks) - kinds == {"video"}
