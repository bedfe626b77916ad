"""Selects in many rows."""

from clinics.editor.choices import RowSelect, options_of

CHOICES = [("", "All guides"), (1, "Peel & glow"), (2, "Laser")]


def test_the_chosen_option_is_selected_and_labels_are_escaped() -> None:
    assert RowSelect(choices=CHOICES).render("guide", 1, {"id": "id_guide"}) == (
        '<select id="id_guide" name="guide">'
        '<option value="">All guides</option>'
        '<option value="1" selected>Peel &amp; glow</option>'
        '<option value="2">Laser</option>'
        "</select>"
    )


def test_nothing_chosen_is_the_empty_option() -> None:
    html = RowSelect(choices=CHOICES).render("guide", None)
    assert '<option value="" selected>All guides</option>' in html


def test_shared_options_stand_in_place_of_the_rows_own() -> None:
    select = RowSelect(choices=CHOICES)
    select.shared = options_of([(3, "Shared")])
    assert select.render("guide", 3) == (
        '<select name="guide"><option value="3" selected>Shared</option></select>'
    )
