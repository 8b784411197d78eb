"""A form definition: sections, questions, repeats and choice lists in XLSForm's vocabulary, as one JSON file.

Expressions are kept as written (ODK XPath, https://docs.getodk.org/form-operators-functions/); `Form` compiles them.
"""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from fieldapp.model.base import Frozen
from fieldapp.model.headcount import CountsAs

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
Labels = Annotated[Mapping[str, str], Field(min_length=1)]
"""Text by language code. `${name}` in it shows the answer to that question."""
Expression = Annotated[str, StringConstraints(min_length=1, max_length=4000)]
"""ODK XPath. `${name}` is the question of that name: in the same row if both stand in one repeat, else everywhere."""
FactName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$")]
Letter = Annotated[str, StringConstraints(min_length=1, max_length=1)]
Amount = Annotated[int, Field(ge=0, lt=10**15)]

QuestionType = Literal[
    "text", "integer", "decimal", "money", "date", "time", "select_one", "select_multiple", "note", "calculate",
    "hidden", "villages",
]  # fmt: skip

GROUPS = "groups"
"""The choice list of community groups (unsur): letters that the roster line reads, and what each counts as."""
ROSTER = "roster"
"""The choice list that is made of the people present."""
ROSTER_NODES = ("roster_l", "roster_p", "roster_total", "roster_others")
"""Read-only numbers that expressions may use: men, women, both, and officials with guests."""


class Choice(Frozen):
    """An item of a choice list. `short` is for lists; `letter` is the key that takes it."""

    name: Name
    label: Labels
    short: Labels | None = None
    letter: Letter | None = None
    counts_as: CountsAs | None = None
    unit: str | None = None
    """The unit in which such a thing is measured, such as `m`."""
    attributes: Mapping[Name, str] = {}
    """Further columns, which a `choice_filter` may compare with: `component=${component}`."""


class Question(Frozen):
    """A question. A `calculate` or `hidden` one is never shown; a `note` only shows its label."""

    type: QuestionType
    name: Name
    label: Labels | None = None
    hint: Labels | None = None
    required: bool | Expression = False
    """True, or an expression. It is never asked of what is not relevant."""
    relevant: Expression | None = None
    constraint: Expression | None = None
    """What must hold of `.`, the answer. It is never asked of a blank."""
    constraint_message: Labels | None = None
    calculation: Expression | None = None
    """Worked out again when, and only when, something it depends on has changed."""
    default: int | Expression | None = None
    """Set once, when the form or the row is begun. A text is an expression: `'yes'`, `today()`."""
    readonly: bool | Expression = False
    list: Name | None = None
    """The choice list of a select; `roster` is the people present."""
    choice_filter: Expression | None = None
    appearance: Literal["multiline", "autocomplete", "picker"] | None = None
    fact: FactName | None = None
    """What the answer states, for everything outside forms: `money.spent`."""


class Repeat(Frozen):
    """Questions asked once for each row that is added."""

    type: Literal["repeat"]
    name: Name
    label: Labels
    relevant: Expression | None = None
    row_label: Name | Expression | None = None
    """What stands for a row in a list: one of its questions, or an expression seen from the row."""
    fact: FactName | None = None
    """Names the rows, for everything outside forms: `money`."""
    children: tuple[Question, ...] = Field(min_length=1)


class Group(Frozen):
    """A section of the screen. `short` names it in the list of sections (12 characters at most)."""

    name: Name
    label: Labels
    short: Mapping[str, Annotated[str, StringConstraints(min_length=1, max_length=12)]] = Field(min_length=1)
    relevant: Expression | None = None
    children: tuple[Annotated[Question | Repeat, Field(discriminator="type")], ...]


class Instalment(Frozen):
    """A part of the grant that is paid at one time, in whole rupiah."""

    name: Name
    label: Labels
    amount: Amount


class Programme(Frozen):
    """What changes every year: the grant in whole rupiah, its instalments, the letterhead, the words of consent."""

    amount: Amount
    instalments: tuple[Instalment, ...] = ()
    letterhead: tuple[str, ...] = ()
    """Lines at the head of a document, as they are printed."""
    consent: Labels | None = None
    """What is told to people before their names are written down."""
    constants: Mapping[Name, int] = {}
    """Further numbers that expressions may use by name."""

    def numbers(self) -> dict[str, int]:
        """Every number that expressions may use: `programme_amount`, `instalment_<name>` and the constants."""
        instalments = {f"instalment_{each.name}": each.amount for each in self.instalments}
        return {"programme_amount": self.amount, **instalments, **self.constants}


class FormDefinition(Frozen):
    """A form. An activity keeps the id and version that it was begun with."""

    schema_version: Literal[1]
    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$", max_length=60)]
    version: Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z.]+$", max_length=20)]
    title: Labels
    programme: Programme
    choices: Mapping[Name, tuple[Choice, ...]] = {}
    survey: tuple[Group, ...] = Field(min_length=1)

    def questions(self) -> Iterator[tuple[Group, Repeat | None, Question]]:
        """Every question in the order of the form, with where it stands."""
        for group in self.survey:
            for child in group.children:
                if isinstance(child, Repeat):
                    yield from ((group, child, question) for question in child.children)
                else:
                    yield group, None, child

    def repeats(self) -> Iterator[tuple[Group, Repeat]]:
        """Every repeat in the order of the form."""
        for group in self.survey:
            for child in group.children:
                if isinstance(child, Repeat):
                    yield group, child
