"""The facts that every clinic has without anybody defining them. Pure.

Their values are a clinic's own fields, so this says only which there are.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class BuiltInFact:
    """A fact by the key that copy mentions.

    ``label`` and ``help`` are untranslated: who shows them passes them to ``gettext``.
    """

    key: str
    label: str
    help: str


def gettext_noop(text: str) -> str:
    """Return ``text``. The name lets ``makemessages`` find it."""
    return text


BUILT_IN = (
    BuiltInFact(
        "clinic_name",
        gettext_noop("Clinic name"),
        gettext_noop("The clinic’s name as visitors know it."),
    ),
    BuiltInFact(
        "group_name",
        gettext_noop("Group name"),
        gettext_noop("The name of the group the clinic belongs to."),
    ),
    BuiltInFact(
        "region_name",
        gettext_noop("Region name"),
        gettext_noop("The name of the region the clinic is in."),
    ),
    BuiltInFact(
        "street",
        gettext_noop("Street"),
        gettext_noop("Street and number of the clinic’s address."),
    ),
    BuiltInFact(
        "city", gettext_noop("City"), gettext_noop("The town or city of the clinic’s address.")
    ),
    BuiltInFact(
        "state",
        gettext_noop("State"),
        gettext_noop("The state, county or province of the clinic’s address."),
    ),
    BuiltInFact(
        "postal_code",
        gettext_noop("Postal code"),
        gettext_noop("The postal code of the clinic’s address."),
    ),
    BuiltInFact(
        "country", gettext_noop("Country"), gettext_noop("The country of the clinic’s address.")
    ),
    BuiltInFact("phone", gettext_noop("Phone"), gettext_noop("The phone number visitors call.")),
    BuiltInFact(
        "email", gettext_noop("E-mail"), gettext_noop("The e-mail address visitors write to.")
    ),
    BuiltInFact(
        "website", gettext_noop("Website"), gettext_noop("The address of the clinic’s website.")
    ),
    BuiltInFact(
        "opening_hours",
        gettext_noop("Opening hours"),
        gettext_noop("The clinic’s regular opening hours."),
    ),
)

BUILT_IN_KEYS = frozenset(fact.key for fact in BUILT_IN)
