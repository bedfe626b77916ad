"""Law 9: the same inputs, the same bytes."""

import os
import subprocess
import sys
from copy import deepcopy

from hypothesis import given

from clinics.resolution.resolve import resolve
from tests.clinics.resolution.guides_and_layers import guides_with_layers
from tests.clinics.resolution.laws.cases import Case


@given(guides_with_layers())
def test_law_9_the_same_inputs_give_the_same_copy_and_stay_as_they_were(case: Case) -> None:
    untouched = deepcopy(case)
    first = resolve(*case)

    assert case == untouched
    assert repr(resolve(*untouched)) == repr(first)


def test_law_9_the_bytes_are_the_same_in_every_process() -> None:
    program = (
        "from tests.clinics.resolution.guides_and_layers import *\n"
        "many = [f'block-{number}' for number in range(40)]\n"
        "copy = guide(*map(section, many), faqs=[PlacedFAQ(str(n), n) for n in range(40)])\n"
        "changes = [after(f'{way}-{each}', f'{way}-{each}' if way else each)\n"
        "           for way in ('', 'circle') for each in many]\n"
        "layer = Layer(CLINIC, blocks=tuple(changes + [hiding('h' + each, each)"
        " for each in many[::2]]), faq_order=tuple(str(n) for n in range(39, 0, -3)))\n"
        "print(resolve(copy, [layer, layer]))\n"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }

    assert len(printed) == 1
    assert printed != {b""}
