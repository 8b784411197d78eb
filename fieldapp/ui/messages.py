"""Messages from the writer thread and between parts of the face."""

from textual.message import Message


class SaveChanged(Message):
    """A save that the screen waits for went on: posted from the writer thread when it ended, well or not."""

    bubble = False


class SaveSlow(Message):
    """A save has been under way for longer than a person takes for "at once"."""

    bubble = False
