"""How a text stands in a cell so that no spreadsheet program alters or executes it. Pure.

Programs run a cell that begins with ``=``, ``+``, ``-`` or ``@`` as a formula, drop the zeros
that a number begins with and turn ``3-6`` into a date. Such a text is written with an
apostrophe in front. Reading takes that apostrophe away again, and no other one.
"""

import re

#: A cell that empties its field. An empty cell leaves the field as it is.
CLEAR = "-"

_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
_ALTERED = re.compile(
    r"0\d+"  # zeros that are lost
    r"|\d{12,}"  # digits that are rounded
    r"|\d+(\.\d+)?[eE][+-]?\d+"  # read as a power of ten
    r"|\d{1,4}[-/.:]\d{1,2}([-/.:]\d{1,4})?"  # read as a date or a time
)


def is_at_risk(text: str) -> bool:
    """Return whether a spreadsheet program might execute or alter the text."""
    if text.startswith("'"):
        return is_at_risk(text[1:])
    return text.startswith(_FORMULA) or bool(_ALTERED.fullmatch(text))


def protected(text: str) -> str:
    """Return the text as it stands in a cell."""
    return f"'{text}" if is_at_risk(text) else text


def unprotected(cell: str) -> str:
    """Return the text that a cell stands for; undoes :func:`protected`."""
    return cell[1:] if cell.startswith("'") and is_at_risk(cell[1:]) else cell
