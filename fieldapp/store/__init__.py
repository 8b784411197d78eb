"""The durable workspace: TinyDB documents changed by Edits, undo, the index, registers of people, the outbox, damage.

One file is one transaction, replaced whole by one writer thread. It must not know forms, screens or Indonesian.
"""
