"""What a field of Selesaikan records, and what is then said of it."""

from __future__ import annotations

from fieldapp import wording
from fieldapp.errors import Code, FieldappError, fill
from fieldapp.ui.painting import Text, plain
from fieldapp.ui.screens import finalise_lines as lines
from fieldapp.wording import _, n_
from fieldapp.workflow import answering, checking, finalising
from fieldapp.workflow.activity import OpenActivity

PAPER = {"paper-male": "activity.paper_male", "paper-female": "activity.paper_female"}
"""Fields of the screen and the facts that they answer."""
ASKED = ("signatures", "original")
SAMPLE = "sample-"
"""Before the uid of a row in the name of its field."""
YES, NO = frozenset({"y", "ya", "yes"}), frozenset({"t", "tidak", "n", "no"})

Said = tuple[Text, str]
"""A sentence for the status line and its sign."""
NOTHING: Said = ("", "")


def record(opened: OpenActivity, name: str, text: str) -> Said:
    """Record what was typed into a field; raises YES_OR_NO, and what the verbs raise."""
    if name in PAPER:
        return _paper(opened, PAPER[name], text)
    if name in ASKED:
        return _question(opened, name, text)
    return _sample(opened, name.removeprefix(SAMPLE), text)


def _paper(opened: OpenActivity, fact: str, text: str) -> Said:
    path = opened.fields.name_of(fact)
    if path is None:
        return NOTHING
    answering.answer(opened, path, text)
    problem = opened.instance.problem(path)
    if problem is not None and problem.kind == "typed":
        return plain(checking.problem_sentence(opened, path, problem)), "!!"
    return NOTHING


def _question(opened: OpenActivity, name: str, text: str) -> Said:
    typed = text.strip().casefold()
    if typed and typed not in YES | NO:
        raise FieldappError(Code.YES_OR_NO)
    draft = opened.draft
    answers = dict(zip(ASKED, (draft.signatures_complete, draft.original_kept), strict=True))
    answers[name] = typed in YES if typed else None
    finalising.say_of_paper(opened, signatures_complete=answers["signatures"], original_kept=answers["original"])
    return NOTHING


def _sample(opened: OpenActivity, uid: str, text: str) -> Said:
    before = len(opened.draft.sample)
    read = finalising.answer_sample(opened, uid, text)
    if read.typed and read.agrees is None:
        return plain(wording.say(FieldappError(Code.SAMPLE_UNREADABLE))), "!!"
    if read.agrees is not False:
        return NOTHING
    row = opened.attendee(uid)
    slots: dict[str, str | int] = {
        "number": row.number,
        "paper": read.typed or "",
        "here": lines.here(opened, row),
    }
    said = fill(_("No. {number}: paper {paper}, here {here}. F3 opens the row."), slots)
    wider = len(opened.draft.sample)
    if wider > before:
        said += " " + n_("The sample is now {count} row.", "The sample is now {count} rows.", wider)
    return plain(said), "?"
