"""fieldapp: activity logs and attendance lists of Program Keserasian Sosial, kept offline and handed over.

The package is read from the top: `cli` chooses a face (`ui`, `hq`), faces call the verbs of `workflow`, and those
stand on `forms`, `roster`, `checks`, `store` and `bundle`, which share the plain values of `model`. Imports point
downwards only. Nothing heavy is imported here, because every command pays for it.
"""

__version__ = "0.1.0"
