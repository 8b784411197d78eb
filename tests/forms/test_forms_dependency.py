"""A change works out only what depends on it; the result is that of working out everything."""

from hypothesis import HealthCheck, settings
from hypothesis import given as for_all
from hypothesis import strategies as st

from fieldapp.forms.instance import Outside
from fieldapp.forms.nodes import Tree
from fieldapp.forms.recalculation import moment
from fieldapp.forms.scope import Scope
from fieldapp.forms.storing import stored
from fieldapp.forms.values import to_truth
from fieldapp.model.answer import Typed, given

ANSWERS = st.one_of(st.none(), st.integers(-3, 3).map(given), st.just(Typed(typed="x", problem="number.unreadable")))
CHOICES = {"few": [{"name": f"c{n}", "label": {"en": f"C{n}"}, "attributes": {"size": str(n)}} for n in range(4)]}


@st.composite
def expressions(draw, top, row):
    """An expression over earlier questions: `top` by name, `row` in the same row (or as sums from outside)."""
    leaves = ["1", "0", "${roster_p}", *(f"${{{name}}}" for name in top), *(f"../{name}" for name in row)]
    first, second = draw(st.sampled_from(leaves)), draw(st.sampled_from(leaves))
    shape = draw(
        st.sampled_from(
            ["{0}", "{0} + {1}", "{0} < {1}", "{0} = ''", "if({0} > 1, {1}, 0)", "coalesce({0}, {1})", "not({0})"]
        )
    )
    return shape.format(first, second)


def sums(names):
    paths = [f"sum(${{{name}}})" for name in names] + [f"count(/data/line[{name} > 0])" for name in names]
    return st.sampled_from([*paths, "count(${line})"])


@st.composite
def a_question(draw, kit, name, top, row):
    kind = draw(st.sampled_from(["integer", "calculate", "select_one"]))
    more = {}
    for part in ("relevant", "required", "readonly", "constraint"):
        if draw(st.booleans()):
            more[part] = draw(expressions(top, row))
    if kind == "calculate":
        more["calculation"] = draw(expressions(top, row))
    if kind == "select_one":
        more |= {"list": "few", "choice_filter": f"size >= ({draw(expressions(top, [f'../{each}' for each in []]))})"}
    if draw(st.booleans()):
        more["label"] = {"id": f"${{{draw(st.sampled_from(top))}}}"}
    return kit.question(name, kind, **more)


@st.composite
def forms(draw, kit):
    top = ["a", "b"]
    first = kit.group("first", kit.question("a", "integer"), kit.question("b", "integer"))
    middle = [draw(a_question(kit, f"m{number}", top, [])) for number in range(draw(st.integers(0, 3)))]
    top += [each["name"] for each in middle]
    row = []
    for number in range(draw(st.integers(1, 3))):
        row.append(draw(a_question(kit, f"x{number}", top, [each["name"] for each in row])))
    line = kit.repeat("line", *row, relevant=draw(st.none() | expressions(top, [])), row_label="x0")
    second = kit.group("second", *middle, line, relevant=draw(st.none() | expressions(["a", "b"], [])))
    last = [kit.question("total", "calculate", calculation=draw(sums([each["name"] for each in row])))]
    last += [draw(a_question(kit, f"z{number}", [*top, "total"], [])) for number in range(draw(st.integers(0, 2)))]
    return kit.define_form(first, second, kit.group("third", *last), choices=CHOICES)


CHANGES = st.lists(
    st.tuples(st.sampled_from(["set", "set", "set", "set", "add", "remove", "outside"]), st.integers(0, 99), ANSWERS),
    max_size=12,
)


def change(instance, verb, number, answer):
    rows = instance.rows("line")
    if verb == "add":
        return instance.add_row("line", f"r{number}") if f"r{number}" not in rows else frozenset()
    if verb == "remove":
        return instance.remove_row("line", rows[number % len(rows)]) if rows else frozenset()
    if verb == "outside":
        return instance.set_outside(Outside(roster_female=number % 3))
    paths = [path for path in every_question(instance) if kind_of(instance, path) != "calculate"]
    path = paths[number % len(paths)]
    if kind_of(instance, path) == "select_one" and answer is not None:
        answer = given(f"c{number % 4}")
    return instance.set(path, answer)


def every_question(instance):
    for group in instance.form.definition.survey:
        for child in group.children:
            if child.type != "repeat":
                yield child.name
                continue
            for row in instance.rows(child.name):
                yield from (f"{child.name}/{row}/{question.name}" for question in child.children)


def kind_of(instance, path):
    return instance.form.elements.by_name[path.split("/")[-1]].type


def shown(instance, path):
    choices = tuple(choice.name for choice in instance.choices(path))
    return (
        instance.answer(path), instance.relevant(path), instance.required(path), instance.readonly(path), choices,
        instance.problem(path), instance.label(path),
    )  # fmt: skip


def worked_out_anew(instance, outside):
    """Answers and relevance by running all rules, in no helpful order, until nothing changes any more."""
    tree = Tree(instance.form.elements)
    tree.fill(instance.answers())
    for name, value in outside.numbers().items():
        tree.single[name].assign(given(value))
    for node in tree.everything():
        if node.element.type == "calculate":
            node.assign(None)
    before = None
    while before != (before := run_all(instance, tree)):
        pass
    return tree


def run_all(instance, tree):
    for rule in reversed(instance.form.rules.ordered):
        for node in tree.of(rule.element):
            result = rule.compiled.run(Scope(tree, node, node, moment(instance.today))) if rule.sets != "offer" else ""
            if rule.sets == "relevant":
                node.own = to_truth(result)
            elif rule.sets == "calculation":
                node.assign(stored(instance.form, node.element, result))
    for node in tree.everything():
        node.relevant = node.own and (node.parent is None or node.parent.relevant)
    return [(node.answer, node.relevant) for node in tree.everything()]


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@for_all(data=st.data())
def test_a_change_gives_what_working_out_everything_gives(kit, data):
    instance = kit.begun(data.draw(forms(kit)))
    outside = Outside()
    for verb, number, answer in data.draw(CHANGES):
        before = {path: shown(instance, path) for path in every_question(instance)}
        changed = change(instance, verb, number, answer)
        outside = Outside(roster_female=number % 3) if verb == "outside" else outside
        after = {path: shown(instance, path) for path in every_question(instance)}
        assert {path for path, state in after.items() if before.get(path) != state} <= changed
        assert changed <= {*after, "line", "first", "second", "third"} | {
            f"line/{row}" for row in instance.rows("line")
        }
        tree = worked_out_anew(instance, outside)
        for path, state in after.items():
            assert state[:2] == (tree.node(path).answer, tree.node(path).relevant), path


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@for_all(data=st.data())
def test_restoring_earlier_answers_gives_the_earlier_state(kit, data):
    instance = kit.begun(data.draw(forms(kit)))
    earlier = []
    for verb, number, answer in data.draw(CHANGES):
        if verb != "outside":
            earlier.append((instance.answers(), {path: shown(instance, path) for path in every_question(instance)}))
            change(instance, verb, number, answer)
    for answers, state in reversed(earlier):
        instance.restore(answers)
        assert instance.answers() == answers
        assert {path: shown(instance, path) for path in every_question(instance)} == state
