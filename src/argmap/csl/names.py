"""The people and institutions of a work as a style names them: order, initials, et al., roles and substitutes."""

import re
from collections.abc import Iterator, Sequence

from argmap.csl.item import OTHERS, Name
from argmap.csl.numbers import counted
from argmap.csl.rich import EMPTY, Text, letters, plain
from argmap.csl.state import Out, State
from argmap.csl.text_case import cased
from argmap.csl.xml import Node

_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Scripts in which the family name stands first, without a space."""

_EDITORS = ("editor", "translator")


def names(node: Node, state: State) -> Out:
    """A names element; one in a substitute without parts of its own has those of the element around it."""
    bare = not any(node.first(tag) for tag in ("name", "et-al", "label"))
    model = state.around if bare and state.around is not None else node
    texts = [text for role, people in _roles(node, state) if (text := _role(model, role, people, state))]
    delimiter = node.get("delimiter") or model.get("delimiter") or state.option(None, "names-delimiter")
    text = state.finished(node, state.joiner.join(texts, delimiter)) or _substitute(node, model, state)
    return Out(_noted(text, state), called=True, filled=bool(text))


def _noted(text: Text, state: State) -> Text:
    """The names, noted if they are the first; left out or replaced if that is asked for."""
    if state.around is not None or not text or state.authors is not None or state.sorting:
        return text
    state.authors = text
    if state.without_authors:
        return EMPTY
    return plain(state.authors_as) if state.authors_as else text


def _roles(node: Node, state: State) -> Iterator[tuple[str, Sequence[Name]]]:
    """The roles that the element asks for and that somebody has; editors who also translate stand once."""
    asked = [role for role in node.get("variable").split() if role not in state.suppressed]
    both = state.item.names("editor")
    if all(role in asked for role in _EDITORS) and both and both == state.item.names("translator"):
        asked = ["editortranslator" if role == "editor" else role for role in asked if role != "translator"]
    for role in asked:
        people = both if role == "editortranslator" else state.item.names(role)
        if people:
            state.printed.extend(_EDITORS if role == "editortranslator" else (role,))
            yield role, people


def _role(model: Node, role: str, people: Sequence[Name], state: State) -> Text:
    """The people in a role, with the word for it before or behind them as the style has it."""
    name = model.first("name")
    if state.option(name, "form", state.option(None, "name-form", "long")) == "count":
        return plain(str(_shown(name, people, state)))
    parts: list[Text] = []
    written = False
    for child in model.children:
        if child.tag == "name":
            parts.append(_people(model, child, people, state))
            written = True
        elif child.tag == "label" and not state.sorting:
            parts.append(_label(child, role, people, state))
    if not written:
        parts.insert(0, _people(model, None, people, state))
    return state.joiner.join(parts)


def _label(node: Node, role: str, people: Sequence[Name], state: State) -> Text:
    plural = node.get("plural", "contextual")
    several = plural == "always" or (plural == "contextual" and len(people) > 1)
    word = state.locale.term(role, node.get("form", "long"), plural=several)
    if node.get("strip-periods") == "true":
        word = word.replace(".", "")
    return state.finished(node, cased(plain(word), node.get("text-case"), english=True))


def _shown(name: Node | None, people: Sequence[Name], state: State) -> int:
    """How many of the people are named; fewer than there are where the style says et al."""
    least, first = (state.option(name, option) for option in ("et-al-min", "et-al-use-first"))
    if state.positions and "first" not in state.positions:
        least = state.option(name, "et-al-subsequent-min") or least
        first = state.option(name, "et-al-subsequent-use-first") or first
    if not counted(least) or len(people) < (counted(least) or 0):
        return len(people)
    return min(len(people), (counted(first) or 1) + state.disambiguation.names)


def _people(model: Node, name: Node | None, people: Sequence[Name], state: State) -> Text:
    others = len(people) > 1 and people[-1].get("literal") == OTHERS
    known = people[:-1] if others else people
    shown = min(_shown(name, people, state), len(known))
    written = [_person(name, person, place, state) for place, person in enumerate(known[:shown])]
    delimiter = state.option(name, "delimiter", state.option(None, "name-delimiter", ", "))
    if shown < len(known) or others:
        text = _with_others(model, name, written, known[shown:], delimiter, state)
    else:
        text = _listed(name, written, delimiter, state)
    if name is None:
        return text
    return state.finished(name, text)


def _listed(name: Node | None, written: Sequence[Text], delimiter: str, state: State) -> Text:
    """All of them, with `and` before the last where the style has it."""
    word = state.option(name, "and")
    if len(written) < 2 or not word:
        return state.joiner.join(written, delimiter)
    joining = "&" if word == "symbol" else state.locale.term("and")
    inverted = _is_inverted(name, len(written) - 2, state)
    precedes = state.option(name, "delimiter-precedes-last", "contextual")
    several = _precedes(precedes, many=len(written) > 2, inverted=inverted)
    before = f"{delimiter}{joining} " if several else f" {joining} "
    return state.joiner.join([state.joiner.join(written[:-1], delimiter), written[-1]], before)


def _with_others(
    model: Node, name: Node | None, written: Sequence[Text], rest: Sequence[Name], delimiter: str, state: State
) -> Text:
    """Those named, and the word for those who are not; or an ellipsis and the last of them."""
    listed = state.joiner.join(written, delimiter)
    if rest and state.option(name, "et-al-use-last") == "true" and len(rest) > 1:
        last = _person(name, rest[-1], len(written) + len(rest) - 1, state)
        return state.joiner.join([listed, (*plain("… "), *last)], delimiter)
    element = model.first("et-al")
    term = plain(state.locale.term(element.get("term", "et-al") if element else "et-al"))
    word = state.finished(element, term) if element else term
    precedes = state.option(name, "delimiter-precedes-et-al", "contextual")
    inverted = _is_inverted(name, len(written) - 1, state)
    spaced = delimiter if _precedes(precedes, many=len(written) > 1, inverted=inverted) else " "
    return state.joiner.join([listed, word], spaced)


def _precedes(rule: str, *, many: bool, inverted: bool) -> bool:
    return {"always": True, "never": False, "after-inverted-name": inverted}.get(rule, many)


def _is_inverted(name: Node | None, place: int, state: State) -> bool:
    order = state.option(name, "name-as-sort-order")
    return order == "all" or (order == "first" and place == 0) or state.sorting


def _person(name: Node | None, person: Name, place: int, state: State) -> Text:
    if "literal" in person:
        return _styled(name, "family", plain(person["literal"]), state)
    family, given = person.get("family", ""), person.get("given", "")
    if not family:
        return _styled(name, "family", plain(given), state)
    if _EAST_ASIAN.search(family):
        return _styled(name, "family", plain(family + given), state)
    form = state.option(name, "form", state.option(None, "name-form", "long"))
    expanded = state.disambiguation.given if form == "short" and (place == 0 or state.disambiguation.everyone) else 0
    if form == "short" and not expanded:
        whole = _words(person.get("non-dropping-particle", ""), family)
        return _styled(name, "family", plain(whole), state)
    given = _given(name, given, expanded, state)
    return _ordered(
        name, person, family, given, inverted=_is_inverted(name, place, state) and form == "long", state=state
    )


def _ordered(name: Node | None, person: Name, family: str, given: str, *, inverted: bool, state: State) -> Text:
    dropping, particle = person.get("dropping-particle", ""), person.get("non-dropping-particle", "")
    suffix = person.get("suffix", "")
    if not inverted:
        last = _styled(name, "family", plain(_words(particle, family)), state)
        first = _styled(name, "given", plain(_words(given, dropping)), state)
        return state.joiner.join([first, last, plain(suffix)], " ")
    demoted = state.options[-1].get("demote-non-dropping-particle", "display-and-sort")
    demotes = demoted == "display-and-sort" or (demoted == "sort-only" and state.sorting)
    last = _styled(name, "family", plain(family if demotes else _words(particle, family)), state)
    first = _styled(name, "given", plain(_words(given, dropping, particle if demotes else "")), state)
    return state.joiner.join([last, first, plain(suffix)], state.option(name, "sort-separator", ", "))


def _given(name: Node | None, given: str, expanded: int, state: State) -> str:
    mark = state.option(name, "initialize-with", "\0")
    if mark == "\0" or expanded > 1:
        return given
    if state.option(name, "initialize", "true") == "false" and expanded != 1:
        return given
    return initials(given, mark, hyphens=state.option(name, "initialize-with-hyphen", "true") == "true")


def initials(given: str, mark: str, *, hyphens: bool = True) -> str:
    """Given names as initials, `J.-L. B.`; words in small letters, and scripts without capitals, stay as they are."""
    words: list[str] = []
    for word in given.replace(".", ". ").split():
        parts = [part for part in re.split(r"[-‐]", word) if part]
        short = [part[0] + mark.rstrip() if part[0].isupper() else part for part in parts]
        words.append(("-" if hyphens and mark.rstrip() else "").join(short) if parts else "")
    joined = (" " if mark.endswith(" ") else "").join(word for word in words if word)
    return joined.strip()


def _styled(name: Node | None, part: str, text: Text, state: State) -> Text:
    """A part of a name as the style sets it."""
    node = next((each for each in name.all("name-part") if each.get("name") == part), None) if name else None
    if node is None or not letters(text):
        return text
    return state.finished(node, cased(text, node.get("text-case"), english=True))


def _words(*words: str) -> str:
    """Words with a space between them, but none after an apostrophe or a hyphen, as in `d’Alembert`."""
    text = ""
    for word in words:
        if word:
            text += word if not text or text[-1] in "’'-‐" else f" {word}"
    return text


def _substitute(node: Node, model: Node, state: State) -> Text:
    """What stands in for names where there are none; whatever does is not printed again."""
    substitute = node.first("substitute")
    around, state.around = state.around, model
    text = EMPTY
    for child in substitute.children if substitute else ():
        start = len(state.printed)
        if text := state.render(child, state).text:
            state.suppressed.update(state.printed[start:])
            text = text if child.tag == "names" else state.finished(node, text)
            break
    state.around = around
    return text
