"""What tests do in the admin's editors."""

from collections.abc import Callable

from playwright.sync_api import Page


def open_editor(page: Page, url: str) -> None:
    """Open an editing form and wait until it notices edits, two seconds after it has loaded.

    Wagtail's form says twice that it watches, since its controller is connected twice.
    """
    page.add_init_script(
        "document.addEventListener('w-unsaved:watch-edits', () => {"
        " window.watchingSince = performance.now(); });"
    )
    page.goto(url)
    page.wait_for_function("performance.now() - window.watchingSince > 500")


def write(page: Page, name: str, words: str) -> None:
    """Write into the rich text of this name."""
    editor = page.get_by_role("textbox", name=name, exact=True)
    editor.click()
    editor.press_sequentially(words)


def wait_until(page: Page, condition: Callable[[], bool], seconds: int = 60) -> None:
    """Let the page go on until the condition holds."""
    for _ in range(seconds * 4):
        if condition():
            return
        page.wait_for_timeout(250)
    raise AssertionError(f"Not within {seconds} seconds.")
