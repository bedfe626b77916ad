from pathlib import Path

from clinics.spreadsheet.columns import COLUMNS

DOCUMENT = Path(__file__).parents[3] / "docs" / "clinics-spreadsheet.md"


def test_the_documentation_has_every_column_as_it_is_explained() -> None:
    lines = DOCUMENT.read_text().splitlines()
    rows = [line for line in lines if line.startswith("| `") and not line.startswith("| `--")]
    escaped = [(column.name, column.help.replace("|", "\\|")) for column in COLUMNS]
    assert rows[: len(COLUMNS)] == [f"| `{name}` | {text} |" for name, text in escaped]
    assert [row for row in rows[len(COLUMNS) :] if not row.startswith("| `fact:")] == []


def test_the_documentation_names_the_columns_that_can_not_be_emptied() -> None:
    kept = [f"`{column.name}`" for column in COLUMNS if not column.may_be_emptied]
    sentence = f"`-` can't empty {', '.join(kept[:-1])} and {kept[-1]}."
    assert sentence in DOCUMENT.read_text()
