"""Takes the place of ``wagtail.users`` among the installed apps."""

from wagtail.users.apps import WagtailUsersAppConfig


class PeopleOfLocationsConfig(WagtailUsersAppConfig):
    """Wagtail's users, with a form that stays usable with a thousand locations."""

    user_viewset = "clinics.people.users.PersonViewSet"
