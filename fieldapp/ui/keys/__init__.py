"""The key table: what can be done, by which key, in which words; bindings, key band, menu and help are made of it.

It knows no screen class and no widget; screens name their entry in it.
"""
