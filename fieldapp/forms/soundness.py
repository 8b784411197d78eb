"""What a definition must keep beyond its schema: names that are unique, lists that exist, letters that differ."""

from collections.abc import Iterable, Iterator

from fieldapp.errors import Code, FieldappError, fill
from fieldapp.forms.definition import GROUPS, ROSTER, ROSTER_NODES, Choice, FormDefinition, Question
from fieldapp.wording import _

_SELECTS = ("select_one", "select_multiple")
_UNSEEN = ("calculate", "hidden")


def check(definition: FormDefinition) -> None:
    """Raise FORM_INVALID for the first mistake, naming its place and the reason."""
    for place, reason in _mistakes(definition):
        raise invalid(definition, place, reason)


def invalid(definition: FormDefinition, place: str, reason: str) -> FieldappError:
    """The error for a mistake in this definition."""
    return FieldappError(Code.FORM_INVALID, form=f"{definition.id} {definition.version}", place=place, reason=reason)


def _mistakes(definition: FormDefinition) -> Iterator[tuple[str, str]]:
    yield from _names(definition)
    for _group, _repeat, question in definition.questions():
        yield from _question(definition, question)
    for name, choices in definition.choices.items():
        yield from _choices(name, choices)
    yield from _group_letters(definition.choices.get(GROUPS, ()))


def _names(definition: FormDefinition) -> Iterator[tuple[str, str]]:
    names = [*ROSTER_NODES, *definition.programme.numbers()]
    for group in definition.survey:
        names.append(group.name)
        names.extend(child.name for child in group.children)
    names.extend(question.name for _group, repeat, question in definition.questions() if repeat)
    for name in _twice(names):
        yield name, _("this name is used twice")


def _question(definition: FormDefinition, question: Question) -> Iterator[tuple[str, str]]:
    select = question.type in _SELECTS
    if select and question.list is None:
        yield question.name, _("it needs a choice list")
    if question.list and (not select or question.list not in (ROSTER, *definition.choices)):
        yield question.name, fill(_("it cannot use the choice list {list}"), {"list": question.list})
    if question.type == "calculate" and question.calculation is None:
        yield question.name, _("it needs a calculation")
    if question.label is None and question.type not in _UNSEEN:
        yield question.name, _("it needs a label")
    if question.readonly is True and question.required is True and not (question.calculation or question.default):
        yield question.name, _("it must be answered but cannot be")


def _choices(name: str, choices: tuple[Choice, ...]) -> Iterator[tuple[str, str]]:
    if name == ROSTER:
        yield name, _("this list is made of the people present")
    for twice in _twice(choice.name for choice in choices):
        yield f"{name}.{twice}", _("this name is used twice")
    for letter in _twice(choice.letter.casefold() for choice in choices if choice.letter):
        yield name, fill(_("the letter {letter} is used twice"), {"letter": letter})


def _group_letters(groups: tuple[Choice, ...]) -> Iterator[tuple[str, str]]:
    for group in groups:
        place = f"{GROUPS}.{group.name}"
        if group.letter is None or group.counts_as is None:
            yield place, _("it needs a letter and what it counts as")
        elif not group.letter.isalpha():  # the roster line reads digits and marks otherwise
            yield place, fill(_("{letter} cannot be the letter of a group"), {"letter": group.letter})


def _twice(names: Iterable[str]) -> list[str]:
    seen: set[str] = set()
    return [name for name in names if name in seen or seen.add(name)]  # type: ignore[func-returns-value]
