"""The verbs that every face shares: begin an activity, answer, mark present, correct, undo, check, finish, hand over.

Knows the layers below and joins them; must not know Textual, prompts or how anything is painted. Every verb changes
memory at once and returns; the durable write runs on the store's writer thread.
"""
