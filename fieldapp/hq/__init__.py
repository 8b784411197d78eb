"""Headquarters: its keys and welcome file, and bundles opened, checked and written out as tables.

Reads bundles and form definitions directly. It must not know workspaces, workflow or screens; nothing is kept here
between two commands but the keys.
"""
