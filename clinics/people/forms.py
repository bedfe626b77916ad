"""What is asked of whoever invites somebody."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from clinics.models import Role


class InvitationForm(forms.Form):
    """Finds the person by username or e-mail address, or takes an address for a new account."""

    person = forms.CharField(
        label=_("E-mail address or username"),
        max_length=254,
        help_text=_("Somebody without an account gets one, and a link to set a password."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    role = forms.ChoiceField(
        label=_("Role"),
        choices=Role.choices,
        initial=Role.EDITOR,
        widget=forms.RadioSelect,
        help_text=_("Editors write drafts and submit them. Publishers also make them public."),
    )
    first_name = forms.CharField(
        label=_("First name"), max_length=150, required=False, help_text=_("For a new account.")
    )
    last_name = forms.CharField(
        label=_("Last name"), max_length=150, required=False, help_text=_("For a new account.")
    )

    #: The account that was found; nothing when one is to be made.
    account: Any = None

    def clean_person(self) -> str:
        """Find the account, or see whether one can be made."""
        given: str = self.cleaned_data["person"].strip()
        self.account = account_of(given)
        if self.account is None:
            _check_new(given)
        elif self.account.is_superuser:
            raise ValidationError(_("This person is an administrator and may do everything."))
        elif not self.account.is_active:
            raise ValidationError(
                _("This account is not active. Ask an administrator to activate it first.")
            )
        return given


def account_of(given: str) -> Any:
    """Return who has this username or e-mail address, ``None`` for nobody.

    Raises ``ValidationError`` when several have.
    """
    model = get_user_model()
    users = model._default_manager
    by_name = users.filter(**{model.USERNAME_FIELD: given}).first()
    if by_name is not None:
        return by_name
    email = model.get_email_field_name()
    same = Q(**{f"{email}__iexact": given}) | Q(**{f"{model.USERNAME_FIELD}__iexact": given})
    found = list(users.filter(same)[:2])
    if len(found) > 1:
        raise ValidationError(
            _("Several accounts have this e-mail address. Enter the person’s username instead.")
        )
    return found[0] if found else None


def _check_new(given: str) -> None:
    try:
        validate_email(given)
    except ValidationError as error:
        raise ValidationError(
            _("No account has this username. Enter the person’s e-mail address to make one.")
        ) from error
    model = get_user_model()
    field = model._meta.get_field(model.USERNAME_FIELD)
    if len(given) > (getattr(field, "max_length", None) or len(given)):
        raise ValidationError(
            _("This address is too long for a username. Ask an administrator for an account.")
        )
