"""Ways through the form of the dialogue for the tests of the form."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual import events
from ui_handing_world import half_entered
from ui_world import face, filled_session, playing

from fieldapp.demo.driving import Hands
from fieldapp.model.answer import Answer
from fieldapp.ui.screens.form import FormScreen
from fieldapp.ui.widgets.question import Question
from fieldapp.workflow.activity import OpenActivity


def dialogue(root: Path, language: str = "en") -> OpenActivity:
    """The dialogue half entered, in a workspace of its own."""
    session = filled_session(root)
    session.override_settings(language=language, theme="night", glyphs="utf8")
    return half_entered(session)


@asynccontextmanager
async def filling(
    opened: OpenActivity, path: str | None = None, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Hands]:
    """The form under somebody's hands, the cursor in a field."""
    async with playing(face(opened.session, FormScreen(opened, path)), size) as hands:
        await there(hands, path)
        yield hands


def form_of(hands: Hands) -> FormScreen:
    """The form on the screen."""
    screen = hands.app.screen
    assert isinstance(screen, FormScreen)
    return screen


def here(hands: Hands) -> str:
    """The path of the field in focus."""
    current = form_of(hands).current
    return current.path if current is not None else ""


async def there(hands: Hands, path: str | None) -> None:
    """Wait until the cursor is in a field: in this one, where one is named."""

    def is_there() -> bool:
        screen = hands.app.screen
        if not isinstance(screen, FormScreen) or screen.current is None:
            return False
        return path is None or screen.current.path == path

    await hands.until(is_there, f"the field {path}")
    await hands.settle()


async def enter(hands: Hands, *texts: str) -> None:
    """Type into one field after the other, each with Enter."""
    for text in texts:
        before = here(hands)
        await hands.type(text)
        await hands.press("enter")
        await hands.until(lambda before=before: here(hands) not in ("", before), f"the field after {before}")


def question(hands: Hands, path: str) -> Question:
    """A question of the section shown."""
    found = form_of(hands).sheet.question(path)
    assert found is not None
    return found


async def paste(hands: Hands, text: str) -> None:
    """Paste a text."""
    hands.app.post_message(events.Paste(text))
    await hands.settle()
    await hands.settle()


def value(opened: OpenActivity, path: str) -> Answer | None:
    """What is recorded."""
    return opened.instance.answer(path)


def shown_names(hands: Hands) -> list[str]:
    """The paths that are asked now in the section shown."""
    return [each.path for each in form_of(hands).sheet.questions if each.display]
