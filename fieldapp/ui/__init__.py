"""The full-screen face: keys in, calls on `workflow`, paint out.

It must not know how anything is stored, checked or bundled, and holds no rule that could be tested without a screen.
"""
