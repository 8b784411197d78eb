"""Messages from the writer thread and between parts of the face."""

from textual.message import Message


class SaveChanged(Message):
    """A save that the screen waits for went on: it ended, well or not, or it takes long. Posted from any thread."""

    bubble = False
