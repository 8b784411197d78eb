"""Form and attendance list by prompt and answer, through the verbs alone: what a face without a screen needs."""

from collections.abc import Iterable, Iterator

from fieldapp.roster import sentences
from fieldapp.roster.effects import AddNew, Effect, MarkKnown, Refuse, TakeBack
from fieldapp.roster.line import ENTER, TAB, Line, press
from fieldapp.workflow import answering, rostering
from fieldapp.workflow.activity import OpenActivity
from fieldapp.workflow.checking import problem_sentence
from fieldapp.workflow.roster_world import KnownPeople, line_context
from fieldapp.workflow.undoing import undo


class PromptClient:
    """One open activity and a line of text at a time. `said` is what was answered."""

    def __init__(self, opened: OpenActivity) -> None:
        self.opened = opened
        self.known = KnownPeople(opened)
        self.line = Line()
        self.said: list[str] = []

    def fill(self, answers: Iterable[tuple[str, str]]) -> None:
        """Answer fields in the order in which they are asked."""
        for path, text in answers:
            answering.answer(self.opened, path, text)
            problem = self.opened.instance.problem(path)
            self.said.append(problem_sentence(self.opened, path, problem) if problem else text)

    def attend(self, typed: str) -> None:
        """Take one typed line of the attendance list; a tab in it is the key Tab, its end the key Enter."""
        for key in self._keys(typed):
            self.line, effect = press(self.line, key, line_context(self.opened, self.known))
            self._carry_out(effect)

    def _keys(self, typed: str) -> Iterator[str]:
        yield from (TAB if letter == "\t" else letter for letter in typed)
        if not self.line.streaming and self.line.text:
            yield ENTER

    def _carry_out(self, effect: Effect) -> None:
        match effect:
            case MarkKnown(known=known):
                self.said.append(rostering.mark_known(self.opened, known.uid).name)
            case AddNew(name=name, sex=sex, age=age, group=group):
                self.said.append(rostering.add_new(self.opened, name, sex, age, group).name)
            case TakeBack():
                self.said.append(undo(self.opened))
            case Refuse():
                self.said.append(sentences.sentence(effect))
