"""Reads the text of an ODK XPath expression."""

import re
from typing import NamedTuple

from fieldapp.errors import fill
from fieldapp.forms.expression import (
    BINARY,
    Axis,
    Binary,
    Call,
    Expr,
    ExpressionError,
    Negative,
    Number,
    Path,
    Step,
    Text,
)
from fieldapp.wording import _

_TOKEN = re.compile(
    r"""\s*(?:
      (?P<named>\$\{[a-z_A-Z][\w.-]*\})
    | (?P<number>\d+(?:\.\d*)?|\.\d+)
    | (?P<text>'[^']*'|"[^"]*")
    | (?P<name>[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)
    | (?P<mark>!=|<=|>=|\.\.|[=<>+\-*/(),.\[\]])
    )""",
    re.VERBOSE | re.ASCII,
)
_MOST_TOKENS = 500
_DEEPEST = 30
"""Bounds that keep every expression far from Python's own limit of nested calls."""


class _Token(NamedTuple):
    kind: str
    text: str


_END = _Token("end", "")


def parse(text: str) -> Expr:
    """The expression that the text stands for; raises ExpressionError."""
    parser = _Parser(_tokens(text))
    expr = parser.binary(0)
    if parser.next != _END:
        raise _unexpected(parser.next)
    return expr


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    at = 0
    stop = len(text.rstrip())
    while at < stop:
        match = _TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            raise _unexpected(_Token("", text[at:].strip()[:10]))
        tokens.append(_Token(match.lastgroup, match[match.lastgroup]))
        at = match.end()
    if len(tokens) > _MOST_TOKENS:
        raise ExpressionError(_("the expression is too long"))
    return tokens


def _unexpected(token: _Token) -> ExpressionError:
    if token == _END:
        return ExpressionError(_("the expression ends too early"))
    return ExpressionError(fill(_("“{text}” cannot stand here"), {"text": token.text}))


class _Parser:
    """A cursor over tokens; each method reads one part of the grammar and stands behind it."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0

    @property
    def next(self) -> _Token:
        return self._tokens[self._at] if self._at < len(self._tokens) else _END

    def _take(self) -> _Token:
        token = self.next
        self._at += 1
        return token

    def _mark(self, text: str) -> bool:
        if self.next != _Token("mark", text):
            return False
        self._at += 1
        return True

    def _expect(self, text: str) -> None:
        if not self._mark(text):
            raise _unexpected(self.next)

    def binary(self, level: int) -> Expr:
        left = self._unary()
        return self._rest(left, level)

    def _rest(self, left: Expr, loosest: int) -> Expr:
        while (level := self._level()) >= loosest:
            operator = self._take().text
            right = self._rest(self._unary(), level + 1)
            left = Binary(operator, left, right)
        return left

    def _level(self) -> int:
        if self.next.kind not in ("mark", "name"):
            return -1
        return next((level for level, operators in enumerate(BINARY) if self.next.text in operators), -1)

    def _unary(self) -> Expr:
        minuses = 0
        while self._mark("-"):
            minuses += 1
        expr = self._operand()
        if minuses > _DEEPEST:
            raise ExpressionError(_("the expression is nested too deeply"))
        for _minus in range(minuses):
            expr = Negative(expr)
        return expr

    def _operand(self) -> Expr:
        token = self.next
        if token.kind == "number":
            return Number(self._take().text)
        if token.kind == "text":
            return Text(self._take().text[1:-1])
        if self._mark("("):
            return self._nested(")")
        if token.kind == "name" and self._after_is_call() and token.text != "current":
            return Call(self._take().text, self._arguments())
        return self._path()

    def _after_is_call(self) -> bool:
        return self._tokens[self._at + 1 : self._at + 2] == [_Token("mark", "(")]

    def _nested(self, closing: str) -> Expr:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise ExpressionError(_("the expression is nested too deeply"))
        expr = self.binary(0)
        self._expect(closing)
        self._depth -= 1
        return expr

    def _arguments(self) -> tuple[Expr, ...]:
        self._expect("(")
        self._depth += 1
        if self._depth > _DEEPEST:
            raise ExpressionError(_("the expression is nested too deeply"))
        arguments: list[Expr] = []
        while not self._mark(")"):
            if arguments:
                self._expect(",")
            arguments.append(self.binary(0))
        self._depth -= 1
        return tuple(arguments)

    def _path(self) -> Path:
        steps = [self._first()]
        while self._mark("/"):
            steps.append(self._step())
        return Path(tuple(steps))

    def _first(self) -> Step:
        if self._mark("/"):
            if self._take() != _Token("name", "data"):
                raise ExpressionError(_("a path from the top begins with /data"))
            return Step("root", "", self._predicates())
        if self.next.kind == "named":
            return Step("named", self._take().text[2:-1], self._predicates())
        if self.next == _Token("name", "current") and self._after_is_call():
            self._take()
            self._expect("(")
            self._expect(")")
            return Step("current", "", self._predicates())
        return self._step()

    def _step(self) -> Step:
        if self.next.kind == "name" and not self._after_is_call():
            return Step("child", self._take().text, self._predicates())
        marks: dict[str, Axis] = {".": "self", "..": "parent"}
        for mark, axis in marks.items():
            if self._mark(mark):
                return Step(axis, "", self._predicates())
        raise _unexpected(self.next)

    def _predicates(self) -> tuple[Expr, ...]:
        predicates: list[Expr] = []
        while self._mark("["):
            predicates.append(self._nested("]"))
        return tuple(predicates)
