"""Dates as a style or a language writes them: day, month and year in order, spans of time, seasons, and words."""

from collections.abc import Sequence

from argmap.csl.item import Date
from argmap.csl.numbers import ordinal
from argmap.csl.rich import EMPTY, Text, letters, plain
from argmap.csl.state import Out, State
from argmap.csl.text_case import cased
from argmap.csl.xml import Node

_LEVELS = ("year", "month", "day")


def date(node: Node, state: State) -> Out:
    """A date element."""
    variable = node.get("variable")
    found = state.item.date(variable)
    if found is None or variable in state.suppressed:
        return Out(called=True)
    if state.sorting:
        return Out(plain(_sorted(node, found)), called=True, filled=True)
    if not found.parts:
        text = state.finished(node, plain(found.literal))
    else:
        text = state.finished(node, cased(_written(node, found, state), node.get("text-case"), english=True))
    state.printed.append(variable)
    return Out(text, called=True, filled=bool(text))


def _sorted(node: Node, found: Date) -> str:
    """A date to sort by, with the parts that the element asks for."""
    wanted = [level in node.get("date-parts", "year-month-day").split("-") for level in _LEVELS]
    parts = tuple(tuple(each if keep else 0 for each, keep in zip(part, wanted, strict=False)) for part in found.parts)
    return Date(parts, literal=found.literal).key or found.literal


def _written(node: Node, found: Date, state: State) -> Text:
    parts, delimiter = _parts(node, state)
    begin, end = found.parts[0], found.parts[-1]
    differing = next((level for level, pair in enumerate(zip(begin, end, strict=False)) if pair[0] != pair[1]), None)
    if len(found.parts) == 1 or differing is None:
        return state.joiner.join([_part(part, begin, found, state) for part in parts], delimiter)
    return _span(parts, delimiter, found, differing, state)


def _span(parts: Sequence[Node], delimiter: str, found: Date, differing: int, state: State) -> Text:
    """A span of time, in which what both ends share stands once: `May 5–7, 2021`."""
    begin, end = found.parts[0], found.parts[-1]
    varying = [place for place, part in enumerate(parts) if _level(part) >= differing]
    if not varying:
        return state.joiner.join([_part(part, begin, found, state) for part in parts], delimiter)
    first, last = varying[0], varying[-1]
    before = [_part(part, begin, found, state) for part in parts[:first]]
    starts = [_part(part, begin, found, state, last=place == last) for place, part in enumerate(parts)][
        first : last + 1
    ]
    ends = [_part(part, end, found, state) for part in parts[first : last + 1]]
    dash = parts[last].get("range-delimiter", "–")
    both = (*state.joiner.join(starts, delimiter), *plain(dash), *state.joiner.join(ends, delimiter))
    after = [_part(part, begin, found, state) for part in parts[last + 1 :]]
    return state.joiner.join([*before, both, *after], delimiter)


def _parts(node: Node, state: State) -> tuple[list[Node], str]:
    """The parts to write, in order: the language's where the style asks for its form, with what the style changes."""
    form = node.get("form")
    own = node.all("date-part")
    if not form:
        return own, node.get("delimiter")
    local = state.locale.dates.get(form)
    if local is None:
        return own, node.get("delimiter")
    wanted = node.get("date-parts", "year-month-day").split("-")
    changes = {part.get("name"): part.attributes for part in own}
    parts = [
        Node(part.tag, {**part.attributes, **changes.get(part.get("name"), {})}, part.offset)
        for part in local.all("date-part")
        if part.get("name") in wanted
    ]
    return parts, local.get("delimiter")


def _part(part: Node, value: Sequence[int], found: Date, state: State, *, last: bool = False) -> Text:
    """One part; at the end of the first half of a span it has no suffix."""
    name = part.get("name")
    level = _level(part)
    if name == "month" and found.season and len(value) == 1:
        text = plain(state.locale.term(f"season-{found.season:02}"))
    elif level >= len(value):
        return EMPTY
    else:
        text = {"year": _year, "month": _month, "day": _day}[_LEVELS[level]](part, value, state)
    if part.get("strip-periods") == "true":
        text = plain(letters(text).replace(".", ""))
    text = cased(text, part.get("text-case"), english=True)
    if last:
        part = Node(part.tag, {**part.attributes, "suffix": ""}, part.offset)
    return state.finished(part, text)


def _level(part: Node) -> int:
    name = part.get("name")
    return _LEVELS.index(name) if name in _LEVELS else 0


def _year(part: Node, value: Sequence[int], state: State) -> Text:
    year = value[0]
    written = str(abs(year))
    if part.get("form") == "short" and abs(year) > 999:
        written = written[-2:]
    era = state.locale.term("bc") if year < 0 else state.locale.term("ad") if 0 < year < 1000 else ""
    letter = ""
    if not (state.own_suffix or state.suffixed) and state.disambiguation.suffix:
        letter, state.suffixed = state.disambiguation.suffix, True
    return plain(f"{written}{era}{letter}")


def _month(part: Node, value: Sequence[int], state: State) -> Text:
    month = value[1]
    match part.get("form", "long"):
        case "numeric":
            return plain(str(month))
        case "numeric-leading-zeros":
            return plain(f"{month:02}")
        case form:
            return plain(state.locale.term(f"month-{month:02}", form) or str(month))


def _day(part: Node, value: Sequence[int], state: State) -> Text:
    day = value[2]
    match part.get("form", "numeric"):
        case "numeric-leading-zeros":
            return plain(f"{day:02}")
        case "ordinal" if day == 1 or state.locale.options.get("limit-day-ordinals-to-day-1") != "true":
            gender = state.locale.genders.get(f"month-{value[1]:02}", "")
            return plain(ordinal(day, state.locale, gender))
    return plain(str(day))
