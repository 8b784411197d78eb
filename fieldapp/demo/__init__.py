"""The demonstration: the reference event with made-up people, shown in a throw-away workspace or done without a screen.

Holds what is shown and the ways of showing it. Nothing below it may know that it exists.
"""
