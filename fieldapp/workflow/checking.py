"""Periksa: what must be mended and what must be confirmed, and the confirmations people gave."""

from collections.abc import Iterator

from fieldapp.checks.examining import run
from fieldapp.checks.finding import Finding, Where, confirms, unconfirmed
from fieldapp.checks.subject import FactRow, Facts, FieldProblem
from fieldapp.forms import entry, problems
from fieldapp.forms.judging import Problem
from fieldapp.model.activity import Confirmation
from fieldapp.model.answer import AnswerValue, Typed
from fieldapp.wording import pick
from fieldapp.workflow.activity import ACTIVITY, OpenActivity
from fieldapp.workflow.changes import change
from fieldapp.workflow.session import Session
from fieldapp.workflow.titles import kind

WITHOUT_ATTENDANCE = frozenset({"verification", "monitoring", "accountability_report"})
"""Kinds of activity that people do not sign an attendance list for."""


def findings(opened: OpenActivity) -> tuple[Finding, ...]:
    """Everything that nobody has confirmed yet, what must be mended first."""
    return unconfirmed(all_findings(opened), opened.draft.confirmed)


def all_findings(opened: OpenActivity) -> tuple[Finding, ...]:
    """Everything that the rules found, confirmed or not."""
    return run(
        opened.draft,
        opened.attendees,
        opened.counts,
        _facts(opened),
        tuple(_field_problems(opened)),
        opened.session.today(),
        needs_attendance=kind(opened) not in WITHOUT_ATTENDANCE,
    )


def must_be_mended(opened: OpenActivity) -> tuple[Finding, ...]:
    """What a bundle cannot be made without."""
    return tuple(finding for finding in all_findings(opened) if finding.level == "must")


def confirmed(opened: OpenActivity) -> tuple[tuple[Finding, Confirmation], ...]:
    """What was confirmed and still holds, with the reason given."""
    return tuple(
        (finding, confirmation)
        for finding in all_findings(opened)
        for confirmation in opened.draft.confirmed
        if confirms(confirmation, finding)
    )


def confirm(opened: OpenActivity, finding: Finding, reason: str) -> None:
    """Say that something doubtful is right, and why; it is handed over with the activity."""
    opened.need_open()
    made = Confirmation(
        rule=finding.rule, about=finding.about, reason=" ".join(reason.split()), made=opened.session.stamp()
    )
    _save(opened, "confirm", (*opened.draft.confirmed, made))


def withdraw(opened: OpenActivity, confirmation: Confirmation) -> None:
    """Take a confirmation back."""
    opened.need_open()
    _save(opened, "withdraw", tuple(each for each in opened.draft.confirmed if each != confirmation))


def _save(opened: OpenActivity, verb: str, confirmations: tuple[Confirmation, ...]) -> None:
    draft = opened.draft
    after = draft.model_copy(update={"confirmed": confirmations})
    opened.commit(opened.session.doing(verb), change(ACTIVITY, draft.uid, draft, after))


def _field_problems(opened: OpenActivity) -> Iterator[FieldProblem]:
    titles = {group.name: pick(dict(group.short)) for group in opened.form.definition.survey}
    for path, problem in opened.instance.problems():
        section = opened.fields.section_of(path)
        answer = opened.instance.answer(path)
        question = opened.fields.question(path)
        choices = opened.instance.choices(path)
        yield FieldProblem(
            path=path,
            section=section,
            title=titles.get(section, section),
            kind=problem.kind,
            label=opened.instance.label(path),
            code=problem.code,
            message=problem_sentence(opened, path, problem),
            value=entry.show(question, answer, choices),
        )


def problem_sentence(opened: OpenActivity, path: str, problem: Problem) -> str:
    """What is wrong with an answer, in the language spoken now; "" where the form says nothing."""
    if problem.message is not None or problem.kind == "required":
        return problem.message or ""
    answer = opened.instance.answer(path)
    choices = opened.instance.choices(path)
    typed = answer.typed if isinstance(answer, Typed) else entry.show(opened.fields.question(path), answer, choices)
    return problems.sentence(problem.code, typed, today=opened.session.today(), choices=choices)


def _facts(opened: OpenActivity) -> Facts:
    values: dict[str, AnswerValue] = {}
    rows: dict[str, tuple[FactRow, ...]] = {}
    asked: dict[str, Where] = {}
    for group, repeat, question in opened.form.definition.questions():
        title = pick(dict(group.short))
        if question.fact:
            asked[question.fact] = Where(group.name, title, question.name)
        if repeat is None and question.fact and (stated := opened.instance.fact(question.fact)):
            values[question.fact] = stated[0]
        if repeat is not None and repeat.fact and repeat.fact not in rows:
            asked[repeat.fact] = Where(group.name, title, repeat.name)
            rows[repeat.fact] = _fact_rows(opened, repeat.name, repeat.fact)
    return Facts(values=values, rows=rows, asked=asked)


def _fact_rows(opened: OpenActivity, repeat: str, fact: str) -> tuple[FactRow, ...]:
    uids = opened.instance.rows(repeat)
    return tuple(
        FactRow(path=f"{repeat}/{uid}", values=values)
        for uid, values in zip(uids, opened.instance.fact_rows(fact), strict=False)
    )


def count_open_points(session: Session, uid: str, version: int) -> int:
    """How many points of an activity wait for Periksa. Opens the file: some milliseconds."""
    from fieldapp.workflow.activities import open_activity

    return len(findings(open_activity(session, uid, version)))
