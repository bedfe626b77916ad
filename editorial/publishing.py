"""Publishing by a script and by an approval, which asks whether the draft is ready."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.admin import messages
from wagtail.admin.views.pages.workflow import WorkflowActionView
from wagtail.snippets.views.snippets import WorkflowActionView as SnippetWorkflowActionView

from .readiness import NotReady, refusal_in_words, refuse_unready


class _AsksFirst:
    user: Any
    revision: Any

    def check(self, skip_permission_checks: bool = False) -> None:
        """Check permission, then whether a person may publish the draft as it is.

        Raises:
            NotReady: when something must be mended first.
        """
        super().check(skip_permission_checks=skip_permission_checks)  # type: ignore[misc]
        if self.user and not skip_permission_checks:
            refuse_unready(self.revision.as_object())


class PublishReadyPage(_AsksFirst, PublishPageRevisionAction):
    """Publishes a page's draft for a script."""


class PublishReadySnippet(_AsksFirst, PublishRevisionAction):
    """Publishes a snippet's draft for a script."""


#: A hook that gets the request, the page or snippet and the name of the decision. A response
#: that it returns, such as a question, stands in the way.
BEFORE_APPROVING = "before_approving"


class _SaysWhy:
    object: Any
    action_name: str
    redirect_url: str
    render_modal_json: Any

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Decide; a draft that can't be published waits on, and the approver reads why."""
        for ask in hooks.get_hooks(BEFORE_APPROVING):
            question: HttpResponseBase | None = ask(request, self.object, self.action_name)
            if question is not None:
                return question
        try:
            response: HttpResponseBase = super().post(request, *args, **kwargs)  # type: ignore[misc]
        except NotReady as refusal:
            introduction = _("Nothing was approved or published. Mend this first:")
            messages.error(request, refusal_in_words(introduction, refusal.messages))
            if request.headers.get("x-requested-with") == "XMLHttpRequest":
                step = {"step": "success", "redirect": self.redirect_url}
                response = self.render_modal_json(request, step)
            else:
                response = redirect(self.redirect_url)
        return response


class ApprovePageView(_SaysWhy, WorkflowActionView):
    """A reviewer's decision about a page's draft."""


class ApproveSnippetView(_SaysWhy, SnippetWorkflowActionView):
    """A reviewer's decision about a snippet's draft."""
