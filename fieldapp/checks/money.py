"""Money spent against money received."""

from collections.abc import Iterator

from fieldapp.checks.finding import Finding
from fieldapp.checks.subject import Subject


def money_overspent(subject: Subject) -> Iterator[Finding]:
    """More of the grant was spent than was received. Amounts are whole rupiah."""
    received, spent = subject.facts.whole("grant.received"), _spent(subject)
    if received is not None and spent > received:
        slots = {"spent": spent, "received": received}
        where = subject.facts.where("money.spent_total")
        yield Finding("money_overspent", "confirm", where, f"{spent}/{received}", slots)


def _spent(subject: Subject) -> int:
    amounts = (row.values.get("money.spent") for row in subject.facts.rows.get("money", ()))
    return sum(amount for amount in amounts if isinstance(amount, int))
