"""What is recorded: frozen values of an activity, its attendees, people and edits.

Holds no I/O, no clock and no randomness. It must not know forms, storage, bundles or faces.
"""
