import math
import operator

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from fieldapp.forms.expression import (
    BINARY,
    Binary,
    Call,
    Expr,
    ExpressionError,
    Negative,
    Number,
    Path,
    Step,
    Text,
    write,
)
from fieldapp.forms.expression_parser import parse

NUMBERS = st.one_of(
    st.integers(0, 10**6).map(str), st.decimals(0, 10**6, places=3, allow_nan=False).map(lambda each: format(each, "f"))
).map(Number)
NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
TEXTS = st.one_of(
    st.text(st.characters(exclude_characters="'", codec="utf-8"), max_size=8),
    st.text(st.characters(exclude_characters='"', codec="utf-8"), max_size=8),
).map(Text)


def paths(inner: st.SearchStrategy[Expr]) -> st.SearchStrategy[Path]:
    predicates = st.lists(inner, max_size=1).map(tuple)
    first = st.one_of(
        st.builds(Step, st.sampled_from(["root", "self", "parent", "current"])),
        st.builds(Step, st.sampled_from(["child", "named"]), NAMES, predicates),
    )
    later = st.one_of(st.builds(Step, st.just("parent")), st.builds(Step, st.just("child"), NAMES, predicates))
    return st.builds(lambda head, tail: Path((head, *tail)), first, st.lists(later, max_size=3))


def nested(inner: st.SearchStrategy[Expr]) -> st.SearchStrategy[Expr]:
    operators = st.sampled_from([each for level in BINARY for each in level])
    return st.one_of(
        st.builds(Negative, inner),
        st.builds(Binary, operators, inner, inner),
        st.builds(
            Call, st.sampled_from(["if", "jr:choice-name", "count-selected"]), st.lists(inner, max_size=3).map(tuple)
        ),
        paths(inner),
    )


EXPRESSIONS: st.SearchStrategy[Expr] = st.recursive(st.one_of(NUMBERS, TEXTS, paths(NUMBERS)), nested, max_leaves=12)


@for_all(EXPRESSIONS)
def test_what_is_written_reads_back_as_the_same_expression(expr):
    assert parse(write(expr)) == expr


@for_all(st.text(st.sampled_from("ab1 .,/()[]'\"=<>!+-*${}:orndivm"), max_size=30))
def test_any_text_is_an_expression_or_refused(text):
    try:
        expr = parse(text)
    except ExpressionError:
        return
    assert parse(write(expr)) == expr


ARITHMETIC = {"+": operator.add, "-": operator.sub, "*": operator.mul}
COMPARISON = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "!=": operator.ne,
}


def numeric(inner):
    return st.tuples(st.sampled_from(sorted(ARITHMETIC)), inner, inner).map(
        lambda each: (f"({each[1][0]}) {each[0]} ({each[2][0]})", ARITHMETIC[each[0]](each[1][1], each[2][1]))
    )


SUMS = st.recursive(st.integers(-50, 50).map(lambda each: (str(each), float(each))), numeric, max_leaves=8)
FACTS = st.recursive(
    st.tuples(st.sampled_from(sorted(COMPARISON)), SUMS, SUMS).map(
        lambda each: (f"{each[1][0]} {each[0]} {each[2][0]}", COMPARISON[each[0]](each[1][1], each[2][1]))
    ),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda each: (f"({each[0][0]}) and ({each[1][0]})", each[0][1] and each[1][1])),
        st.tuples(inner, inner).map(lambda each: (f"({each[0][0]}) or ({each[1][0]})", each[0][1] or each[1][1])),
        inner.map(lambda each: (f"not({each[0]})", not each[1])),
    ),
    max_leaves=6,
)


@for_all(SUMS)
def test_arithmetic_agrees_with_python(kit, case):
    text, expected = case
    assert kit.evaluate(text) == expected


@for_all(FACTS)
def test_truths_agree_with_python(kit, case):
    text, expected = case
    assert kit.evaluate(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2 + 3 * 4", 14.0),
        ("10 - 4 - 3", 3.0),
        ("2 * 3 div 4", 1.5),
        ("-2 - -3", 1.0),
        ("--2", 2.0),
        ("1 < 2 = true()", True),
        ("true() or false() and false()", True),
        ("1 = 1 and 2 = 3", False),
        ("5 mod 3", 2.0),
        ("-5 mod 3", -2.0),
        ("7.5 mod 2", 1.5),
        ("5.", 5.0),
        (".5 + .5", 1.0),
        ("1 div 0", math.inf),
        ("-1 div 0", -math.inf),
    ],
)
def test_operators_bind_and_associate_as_in_xpath(kit, text, expected):
    assert kit.evaluate(text) == expected


@pytest.mark.parametrize("text", ["0 div 0", "1 mod 0", "(1 div 0) mod 2", "0 * (1 div 0)", "'a' + 1"])
def test_what_has_no_number_is_nan(kit, text):
    assert math.isnan(kit.evaluate(text))


@pytest.mark.parametrize(
    "text",
    ["", " ", "1 +", "(1", "1)", "a b", "'open", "/", "/other/x", "a[", "a[]", "if(1,)", "${x", "${}", "a//b", "*",
     "a | b", "1 2", "f(1 2)", "..x", "x/", "/data/", "#", "a and", "@a", "current()x"],
)  # fmt: skip
def test_malformed_text_is_refused_with_a_reason(text):
    with pytest.raises(ExpressionError, match=r"\w"):
        parse(text)


@pytest.mark.parametrize(
    "text",
    ["(" * 200 + "1" + ")" * 200, "not(" * 200 + "1" + ")" * 200, "-" * 200 + "1", "1" + " + 1" * 400, "a" + "[a" * 99],
)
def test_an_expression_that_would_exhaust_the_stack_is_refused(text):
    with pytest.raises(ExpressionError):
        parse(text)


def test_the_longest_expression_allowed_runs(kit):
    assert kit.evaluate("1" + " + 1" * 249) == 250.0
    assert kit.evaluate("(" * 30 + "1" + ")" * 30) == 1.0
