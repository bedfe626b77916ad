"""Changing the definition of a fact, which is public as soon as it is saved."""

from typing import Any

from django.http import HttpResponse
from wagtail import hooks
from wagtail.snippets.views.snippets import EditView

#: A hook that gets the request and the definition as it would be saved. A response that it
#: returns, such as a question, stands in the way.
BEFORE_CHANGING_A_FACT = "before_changing_a_fact"


class FactEditView(EditView):
    """The editor of a fact; whoever knows what a change does is asked before it is saved."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Save, unless a question is to be answered first."""
        for ask in hooks.get_hooks(BEFORE_CHANGING_A_FACT):
            question: HttpResponse | None = ask(self.request, form.instance)
            if question is not None:
                return question
        return super().form_valid(form)
