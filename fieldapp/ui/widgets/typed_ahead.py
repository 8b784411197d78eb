"""Keys typed faster than the cursor moves: they go where it went, in their order."""

from textual import events
from textual.widget import Widget

COMMANDS = {"/": "menu", "?": "help"}
"""Commands that a character runs where nothing is being typed."""


def is_here(editor: Widget) -> bool:
    """Whether the cursor is in it: known at once, while `has_focus` waits for the keys that came before."""
    return editor.app.screen is editor.screen and editor.screen.focused is editor


def forward(editor: Widget, event: events.Key) -> None:
    """Send a key to where the cursor is now."""
    again = events.Key(event.key, event.character)
    if editor.app.screen is editor.screen and editor.screen.focused is not None:
        editor.screen.focused._forward_event(again)
    else:
        editor.app.post_message(again)
