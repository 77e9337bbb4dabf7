"""The conditions of a style's branches: what kind of item it is, what is known of it, and how it is cited."""

from collections.abc import Callable, Mapping
from functools import lru_cache

from argmap.csl.locators import label_of
from argmap.csl.numbers import is_numeric
from argmap.csl.rich import letters
from argmap.csl.state import State
from argmap.csl.xml import Node


def holds(node: Node, state: State) -> bool:
    """Whether the condition of a branch holds: all of its tests, unless `match` says otherwise."""
    results = (test(value, state) for test, value in _tests(node))
    match node.get("match", "all"):
        case "any":
            return any(results)
        case "none":
            return not any(results)
    return all(results)


@lru_cache(65_536)
def _tests(node: Node) -> tuple[tuple["_Test", str], ...]:
    asked = ((_TESTS[name], values) for name, values in node.attributes.items() if name in _TESTS)
    return tuple((test, value) for test, values in asked for value in values.split())


def _type(value: str, state: State) -> bool:
    return state.item.type == value


def _variable(value: str, state: State) -> bool:
    if value == "locator":
        return state.context.locator is not None
    if value == "year-suffix":
        return bool(state.context.disambiguation.suffix)
    return state.item.has(value) or bool(_computed(value, state))


def _computed(value: str, state: State) -> str:
    """Numbers that come from the place of a citation and not from the item."""
    known = {"citation-number": state.context.number, "first-reference-note-number": state.context.first_note}
    return str(known.get(value) or "")


def _numeric(value: str, state: State) -> bool:
    if value == "locator":
        return state.context.locator is not None and is_numeric(state.context.locator.value)
    return is_numeric(_computed(value, state) or letters(state.item.text(value)))


def _uncertain(value: str, state: State) -> bool:
    date = state.item.date(value)
    return date is not None and date.circa


def _locator(value: str, state: State) -> bool:
    return state.context.locator is not None and state.context.locator.label == label_of(value)


def _position(value: str, state: State) -> bool:
    return not state.bibliography and value in state.context.positions


def _disambiguate(value: str, state: State) -> bool:
    return (value == "true") == state.context.disambiguation.conditions


_Test = Callable[[str, State], bool]
_TESTS: Mapping[str, _Test] = {
    "type": _type,
    "variable": _variable,
    "is-numeric": _numeric,
    "is-uncertain-date": _uncertain,
    "locator": _locator,
    "position": _position,
    "disambiguate": _disambiguate,
}
