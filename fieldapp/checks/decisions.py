"""Decisions that nobody can follow up."""

from collections.abc import Iterator
from dataclasses import replace

from fieldapp.checks.finding import Finding
from fieldapp.checks.subject import Subject

_NEEDED = {"who": "decision.who", "until": "decision.until"}


def decision_open(subject: Subject) -> Iterator[Finding]:
    """A decision does not say who carries it out, or until when."""
    for row in subject.facts.rows.get("decision", ()):
        what = row.values.get("decision.what")
        missing = [part for part, fact in _NEEDED.items() if row.values.get(fact) in (None, "")]
        if what and missing:
            asked = subject.facts.where(_NEEDED[missing[0]])
            where = replace(asked, path=f"{row.path}/{asked.path}" if asked.path else row.path)
            slots = {"what": str(what), "missing": ",".join(missing)}
            yield Finding("decision_open", "confirm", where, f"{row.path}={','.join(missing)}", slots)
