"""Forms as data (XLSForm vocabulary), and the engine that answers them.

Holds definitions, the ODK XPath evaluator and the answers being filled. It must not know screens, files of a
workspace, attendance rows or bundles: what the rest of the program wants from a form it asks for by fact.
"""
