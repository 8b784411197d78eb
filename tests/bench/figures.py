"""What every benchmark shares: rounds that measure and baseline take in turn, medians, and one way of printing."""

import statistics
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, TypeVar

Sample = TypeVar("Sample")


class Figure(NamedTuple):
    """What was measured, in `unit`, beside its baselines by name; `limit` is the highest ratio we want."""

    name: str
    unit: str
    measured: Sequence[float]
    baselines: Mapping[str, Sequence[float]]
    limit: float | None = None


def in_turn(
    rounds: int, measures: Mapping[str, Callable[[], Sample]], between: Callable[[], None] | None = None
) -> dict[str, list[Sample]]:
    """Run all measures `rounds` times, every other round backwards, so that noise meets them alike."""
    samples: dict[str, list[Sample]] = {name: [] for name in measures}
    for number in range(rounds):
        for name in reversed(list(measures)) if number % 2 else list(measures):
            samples[name].append(measures[name]())
        if between:
            between()
    return samples


def middle(samples: Sequence[float]) -> float:
    """The median."""
    return statistics.median(samples)


def p99(samples: Sequence[float]) -> float:
    """The 99th percentile (nearest rank): the slowest sample where there are fewer than a hundred."""
    return sorted(samples)[max(0, -(-len(samples) * 99 // 100) - 1)]


def show(figure: Figure) -> None:
    """Print the figure, then each baseline with the ratio of the medians."""
    _line(figure.name, figure.measured, figure.unit, "")
    for position, (name, samples) in enumerate(figure.baselines.items()):
        ratio = middle(figure.measured) / middle(samples)
        wanted = f"  (wanted <= {figure.limit:.1f})" if figure.limit and not position else ""
        _line(f"  against {name}", samples, figure.unit, f"{ratio:6.2f} x{wanted}")


def _line(name: str, samples: Sequence[float], unit: str, ratio: str) -> None:
    print(f"{name:<44} {middle(samples):9.2f} {p99(samples):9.2f} {unit:<3} {ratio}", flush=True)


def heading(text: str, rounds: int) -> None:
    """Print what follows."""
    print(f"\n{text}, {rounds} rounds in turn{'':<8}\n{'':<44} {'median':>9} {'p99':>9}")
