"""Activities as lines and as a table: one row each, with every fact that its form states."""

from collections.abc import Sequence

from fieldapp.forms.definition import FormDefinition
from fieldapp.hq.definitions import Definitions
from fieldapp.hq.facts import asked, facts_of, kind_label
from fieldapp.hq.opening import Collected
from fieldapp.hq.spreadsheet import Cell, Row
from fieldapp.indonesia import weekday
from fieldapp.model.activity import Ready
from fieldapp.wording import _


def line(collected: Collected, definition: FormDefinition | None) -> str:
    """`a7k2-0031  2018-10-22  Dialog Tematik I  Tanah Garam (13.72.01.1001)  L 52 P 48 = 100 + 7`."""
    activity = collected.activity
    villages = ", ".join(f"{village.name} ({village.region})" for village in activity.villages)
    people = activity.counts.community
    others = f" + {activity.counts.others}" if activity.counts.others else ""
    counted = f"L {people.male} P {people.female} = {people.total}{others}"
    return "  ".join((collected.bundle, activity.date, kind_label(activity, definition), villages, counted))


def table(collected: Sequence[Collected], definitions: Definitions) -> list[Row]:
    """The heading and a row for each activity. Forms of several years give one column for each fact."""
    titles = _fact_titles(collected, definitions)
    rows: list[Row] = [[*_headings(), *titles.values()]]
    for each in collected:
        definition = definitions.of(each.activity.form)
        facts = facts_of(each.activity, definition) if definition else {}
        rows.append([*_own_cells(each, definition), *(facts.get(fact) for fact in titles)])
    return rows


def _fact_titles(collected: Sequence[Collected], definitions: Definitions) -> dict[str, str]:
    forms = {(each.activity.form.id, each.activity.form.version): each.activity.form for each in collected}
    known = [definition for key in sorted(forms) if (definition := definitions.of(forms[key])) is not None]
    return {each.fact: each.title for definition in known for each in asked(definition)}


def _headings() -> list[str]:
    return [
        _("Bundle"),
        _("Device"),
        _("Activity id"),
        _("Version"),
        _("Form"),
        _("Kind of activity"),
        _("Date"),
        _("Day"),
        _("Start"),
        _("End"),
        _("Zone"),
        _("Village"),
        _("Region code"),
        _("Region"),
        _("Place"),
        "L",
        "P",
        _("Total"),
        _("Officials"),
        _("Guests"),
        _("L on paper"),
        _("P on paper"),
        _("Confirmed"),
        _("Sample agrees"),
        _("Signatures complete"),
        _("Original kept"),
        _("Recorded by"),
        _("Finished at"),
    ]


def _own_cells(each: Collected, definition: FormDefinition | None) -> list[Cell]:
    activity = each.activity
    return [
        each.bundle,
        each.manifest.device,
        activity.uid,
        activity.version,
        f"{activity.form.id} {activity.form.version}",
        kind_label(activity, definition),
        activity.date,
        weekday(activity.date),
        activity.start,
        activity.end,
        activity.zone,
        *village_cells(activity),
        "; ".join(village.path for village in activity.villages),
        activity.place,
        *_count_cells(activity),
        *_trust_cells(activity),
    ]


def village_cells(activity: Ready) -> tuple[str, str]:
    """Names and codes. A village outside the region table has the code of the nearest region and a `~`."""
    villages = activity.villages
    codes = "; ".join(village.code or f"{village.nearest}~" for village in villages)
    return "; ".join(village.name for village in villages), codes


def _count_cells(activity: Ready) -> tuple[Cell, ...]:
    counts = activity.counts
    return (
        counts.community.male,
        counts.community.female,
        counts.community.total,
        counts.official.total,
        counts.guest.total,
        activity.paper_male,
        activity.paper_female,
    )


def _trust_cells(activity: Ready) -> tuple[Cell, ...]:
    """What says how far the record can be trusted: reasons given, the sample, the paper, who and when."""
    agreeing = sum(row.agrees is True for row in activity.sample)
    return (
        "; ".join(each.reason for each in activity.confirmed),
        _("{agreeing} of {total}").format(agreeing=agreeing, total=len(activity.sample)) if activity.sample else None,
        _yes_or_no(activity.signatures_complete),
        _yes_or_no(activity.original_kept),
        activity.finalised.by,
        activity.finalised.at,
    )


def _yes_or_no(answer: bool | None) -> str | None:
    return None if answer is None else _("yes") if answer else _("no")
