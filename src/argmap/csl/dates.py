"""Dates as a style or a language writes them: day, month and year in order, ranges, seasons, and words."""

from collections.abc import Sequence

from argmap.csl.date_values import Date, Day, key_of
from argmap.csl.numbers import ordinal
from argmap.csl.rich import EMPTY, Font, Text, letters, plain, worded
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
        key = _sorted(node, found)
        return Out(plain(key), called=True, filled=bool(key))
    parts, delimiter = _parts(node, state)
    if found.parts:
        text = cased(_written(parts, delimiter, found, state), node.get("text-case"), english=True)
    else:
        text = plain(found.literal)
    text = state.finished(node, text)
    if text:
        state.printed.append(variable)
    return Out(text, called=True, filled=bool(text))


def _sorted(node: Node, found: Date) -> str:
    """A date to sort by, with the parts that the element asks for."""
    if "form" in node.attributes:
        wanted = node.get("date-parts", "year-month-day").split("-")
    else:
        wanted = [part.get("name") for part in node.all("date-part")]
    parts = [
        tuple(each if level in wanted else 0 for level, each in zip(_LEVELS, part, strict=False))
        for part in found.parts
    ]
    return "-".join(key_of(part) for part in parts) or found.literal


def _written(parts: Sequence[Node], delimiter: str, found: Date, state: State) -> Text:
    begin = found.parts[0]
    if len(found.parts) == 1:
        return _joined(parts, begin, found, delimiter, state)
    end = found.parts[1]
    if not end:
        return _open(parts, found, delimiter, state)
    differing = next((level for level in range(3) if begin[level : level + 1] != end[level : level + 1]), None)
    if differing is None:
        return _joined(parts, begin, found, delimiter, state)
    return _range(parts, delimiter, found, differing, state)


def _joined(parts: Sequence[Node], day: Day, found: Date, delimiter: str, state: State) -> Text:
    return state.joiner.join([_part(part, day, found, state) for part in parts], delimiter)


def _open(parts: Sequence[Node], found: Date, delimiter: str, state: State) -> Text:
    """A range without an end: `1998–`."""
    begin = [part for part in parts if _level(part) < len(found.parts[0])]
    texts = [_part(part, found.parts[0], found, state, last=part is begin[-1]) for part in begin]
    return (*state.joiner.join(texts, delimiter), *plain("–")) if texts else EMPTY


def _range(parts: Sequence[Node], delimiter: str, found: Date, differing: int, state: State) -> Text:
    """A range, in which what both ends share stands once: `May 5–7, 2021`."""
    begin, end = found.parts[0], found.parts[1]
    varying = [place for place, part in enumerate(parts) if differing <= _level(part) < max(len(begin), len(end))]
    if not varying:
        return _joined(parts, begin, found, delimiter, state)
    first, last = varying[0], varying[-1]
    within = parts[first : last + 1]
    before = [_part(part, begin, found, state) for part in parts[:first]]
    shown = [part for part in within if _level(part) < len(begin)]
    starts = [_part(part, begin, found, state, last=part is shown[-1]) for part in shown]
    ends = [_part(part, end, found, state, first=part is within[0]) for part in within]
    dash = next(
        (part.get("range-delimiter") for part in within if _level(part) == differing and part.get("range-delimiter")),
        "–",
    )
    both = (*state.joiner.join(starts, delimiter), *plain(dash), *state.joiner.join(ends, delimiter))
    after = [_part(part, begin, found, state) for part in parts[last + 1 :]]
    return state.joiner.join([*before, both, *after], delimiter)


def _parts(node: Node, state: State) -> tuple[list[Node], str]:
    """The parts to write, in order: the language's where the style asks for its form, with what the style changes."""
    form = node.get("form")
    own = node.all("date-part")
    local = state.locale.dates.get(form) if form else None
    if local is None:
        return own, node.get("delimiter")
    wanted = node.get("date-parts", "year-month-day").split("-")
    changes = {
        part.get("name"): {name: value for name, value in part.attributes.items() if name not in {"prefix", "suffix"}}
        for part in own
    }
    parts = [
        Node(part.tag, {**part.attributes, **changes.get(part.get("name"), {})}, part.offset)
        for part in local.all("date-part")
        if part.get("name") in wanted
    ]
    return parts, local.get("delimiter")


def _part(part: Node, day: Day, found: Date, state: State, *, first: bool = False, last: bool = False) -> Text:
    """One part; at the end of the first half of a range it has no suffix, at the beginning of the second no prefix."""
    level = _level(part)
    if part.get("name") == "month" and found.season and len(day) == 1:
        text = plain(found.season)
    elif level >= len(day):
        return EMPTY
    else:
        text = {"year": _year, "month": _month, "day": _day}[_LEVELS[level]](part, day, state)
    if part.get("strip-periods") == "true":
        text = plain(letters(text).replace(".", ""))
    text = cased(text, part.get("text-case"), english=True)
    bare = {"suffix": ""} if last else {"prefix": ""} if first else {}
    return state.finished(Node(part.tag, {**part.attributes, **bare}, part.offset), text)


def _level(part: Node) -> int:
    name = part.get("name")
    return _LEVELS.index(name) if name in _LEVELS else 0


def _year(part: Node, day: Day, state: State) -> Text:
    year = day[0]
    written = str(abs(year))
    if part.get("form") == "short" and abs(year) > 999:
        written = written[-2:]
    era = state.locale.term("bc") if year < 0 else state.locale.term("ad") if 0 < year < 1000 else ""
    suffix = state.context.disambiguation.suffix
    if state.own_suffix or state.suffixed or not suffix:
        return plain(f"{written}{era}")
    state.suffixed = True
    return (*plain(f"{written}{era}"), *plain(suffix, Font(year_suffix=True)))


def _month(part: Node, day: Day, state: State) -> Text:
    month = day[1]
    if month > 12:
        return plain(state.locale.term(f"season-{(month - 1) % 4 + 1:02}"))
    match part.get("form", "long"):
        case "numeric":
            return plain(str(month))
        case "numeric-leading-zeros":
            return plain(f"{month:02}")
        case form:
            return plain(state.locale.term(f"month-{month:02}", form) or str(month))


def _day(part: Node, day: Day, state: State) -> Text:
    number = day[2]
    match part.get("form", "numeric"):
        case "numeric-leading-zeros":
            return plain(f"{number:02}")
        case "ordinal" if number == 1 or state.locale.options.get("limit-day-ordinals-to-day-1") != "true":
            gender = state.locale.genders.get(f"month-{day[1]:02}", "")
            return worded(ordinal(number, state.locale, gender))
    return plain(str(number))
