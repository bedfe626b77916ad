"""Where an imported guide goes: its language and its library."""

from wagtail.models import Locale

from guide_pages.importing.refusal import DocumentRefused
from guide_pages.models import GuideIndexPage


def locale_for(code: str | None, library: GuideIndexPage | None = None) -> Locale:
    """The language asked for, else the library's, else the site's own.

    Raises `DocumentRefused` for a language that the site doesn't have.
    """
    if not code:
        return library.locale if library is not None else Locale.get_default()
    locale = Locale.objects.filter(language_code=code).first()
    if locale is None:
        known = ", ".join(
            Locale.objects.order_by("language_code").values_list("language_code", flat=True)
        )
        raise DocumentRefused(
            f"There is no language “{code}” on this site; it has {known}. "
            "Add it under Settings, Locales, or choose one of these with --locale."
        )
    return locale


def library_for(wanted: str | None, locale_code: str | None) -> GuideIndexPage:
    """The library named by id or slug, or the only one in the language.

    Raises `DocumentRefused`, with what to do, when there is none or none is clearly meant.
    """
    libraries = GuideIndexPage.objects.select_related("locale").order_by("path")
    if wanted:
        return _named(wanted, [*libraries], locale_code)
    locale = locale_for(locale_code)
    own: list[GuideIndexPage] = [lib for lib in libraries if lib.locale_id == locale.pk]
    if not own:
        raise DocumentRefused(
            f"There is no guide library in the language “{locale.language_code}”: create a page "
            "of the type “Guide library” in the admin, under Pages, and import again."
        )
    if len(own) > 1:
        raise DocumentRefused(
            f"There are several guide libraries ({_listed(own)}): choose one with --parent."
        )
    return own[0]


def _named(
    wanted: str, libraries: list[GuideIndexPage], locale_code: str | None
) -> GuideIndexPage:
    found = [
        library
        for library in libraries
        if wanted == library.slug or (wanted.isdecimal() and int(wanted) == library.pk)
    ]
    if locale_code:
        found = [lib for lib in found if lib.locale.language_code == locale_code]
    if not found:
        known = _listed(libraries) or "none yet; create one in the admin, under Pages"
        raise DocumentRefused(f"There is no guide library “{wanted}”; the libraries are: {known}.")
    if len(found) > 1:
        raise DocumentRefused(
            f"Several guide libraries have the slug “{wanted}” ({_listed(found)}): choose one by "
            "its id with --parent."
        )
    return found[0]


def _listed(libraries: list[GuideIndexPage]) -> str:
    return ", ".join(
        f"{library.pk} “{library.slug}” in {library.locale.language_code}" for library in libraries
    )
