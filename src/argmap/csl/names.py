"""The names of an item as a style has them: order, et al., labels, and what is substituted for them."""

from collections.abc import Iterator, Sequence

from argmap.csl.item import OTHERS
from argmap.csl.name_parts import NameStyle, rendered
from argmap.csl.numbers import counted
from argmap.csl.person import Name
from argmap.csl.rich import EMPTY, Text, letters, plain, worded
from argmap.csl.state import Out, State
from argmap.csl.text_case import cased
from argmap.csl.xml import Node

_EDITORS = ("editor", "translator")
_JOINT = ("editortranslator", "editor-translator")
"""The term for editors who also translate: in older locales a word, in newer ones two."""


def names(node: Node, state: State) -> Out:
    """A names element; one in a substitute without parts of its own has those of the element around it."""
    model = state.around if state.around is not None and not node.first("name") else node
    lists = list(_lists(node, state))
    if NameStyle(model.first("name"), state).form == "count":
        count = sum(_shown(model.first("name"), people, state) for _, people in lists)
        text = plain(str(count or "")) or _substituted(node, model, state)
        return Out(text, called=True, filled=bool(text))
    texts = [text for variable, people in lists if (text := _list(node, model, variable, people, state))]
    delimiter = node.get("delimiter", model.get("delimiter") or state.option(None, "names-delimiter"))
    text = state.joiner.join(texts, delimiter) if lists else _substituted(node, model, state)
    text = _noted(state.finished(node, text), state) if text else EMPTY
    return Out(text, called=True, filled=bool(text))


def _noted(text: Text, state: State) -> Text:
    """The names, noted if they are the first; left out if that is asked for."""
    if state.around is not None or state.authors is not None or state.sorting:
        return text
    state.authors = text
    return EMPTY if state.context.suppress_author else text


def _lists(node: Node, state: State) -> Iterator[tuple[str, Sequence[Name]]]:
    """The variables that the element asks for and that have names; editors who also translate stand once."""
    asked = [variable for variable in node.get("variable").split() if variable not in state.suppressed]
    joint = _joint(asked, state)
    if joint:
        asked = [joint if variable == "editor" else variable for variable in asked if variable != "translator"]
    for variable in asked:
        variables = _EDITORS if variable == joint else (variable,)
        if people := state.item.names(variables[0]):
            state.printed.extend(variables)
            if state.around is not None:
                state.suppressed.update(variables)
            yield variable, people


def _joint(asked: Sequence[str], state: State) -> str:
    """The name of the term for editors who also translate, if they are the same and the language has one."""
    editors = state.item.names("editor")
    if not editors or editors != state.item.names("translator") or not set(_EDITORS) <= set(asked):
        return ""
    known = next((name for name in _JOINT if state.locale.has_term(name)), "")
    return known if state.locale.term(known) else ""


def _list(node: Node, model: Node, variable: str, people: Sequence[Name], state: State) -> Text:
    """The names in a variable, with the label for it before or behind them as the style has it."""
    label = node.first("label") or model.first("label")
    name = model.first("name")
    text = _people(model, name, people, state)
    if label is None or state.sorting or not text:
        return text
    word = _label(label, variable, people, state)
    tags = [child.tag for child in (node if node.first("label") else model).children]
    ahead = "name" in tags and tags.index("label") < tags.index("name")
    return state.joiner.join([word, text] if ahead else [text, word])


def _label(node: Node, variable: str, people: Sequence[Name], state: State) -> Text:
    plural = node.get("plural", "contextual")
    several = plural == "always" or (plural == "contextual" and len(people) > 1)
    word = state.locale.term(variable, node.get("form", "long"), plural=several)
    if node.get("strip-periods") == "true":
        word = word.replace(".", "")
    return state.finished(node, cased(worded(word), node.get("text-case"), english=True))


def _limits(name: Node | None, state: State) -> tuple[int, int]:
    """From how many names on et al. stands, and how many stand before it."""
    least, first = (state.option(name, option) for option in ("et-al-min", "et-al-use-first"))
    if "subsequent" in state.context.positions and not state.bibliography:
        least = state.option(name, "et-al-subsequent-min") or least
        first = state.option(name, "et-al-subsequent-use-first") or first
    found = counted(first)
    return counted(least) or 0, 1 if found is None else found


def _shown(name: Node | None, people: Sequence[Name], state: State) -> int:
    """How many of the people are named; fewer than there are where the style says et al."""
    least, first = _limits(name, state)
    if not least or len(people) < least:
        return len(people)
    return min(len(people), first + state.context.disambiguation.names)


def _people(model: Node, name: Node | None, people: Sequence[Name], state: State) -> Text:
    others = len(people) > 1 and people[-1].literal == OTHERS
    known = people[:-1] if others else people
    shown = min(_shown(name, people, state), len(known))
    style = NameStyle(name, state)
    names_ = [rendered(person, place, style, state) for place, person in enumerate(known[:shown])]
    written, one_for_all = _noted_names(names_, state)
    state.named.append(tuple(known))
    state.hidden = max(state.hidden, len(known) - shown)
    delimiter = state.option(name, "delimiter", state.option(None, "name-delimiter", ", "))
    if one_for_all:
        return written[0]
    if shown < len(known) or others:
        text = _with_others(model, style, written, known, delimiter, state)
    else:
        text = _listed(style, known, written, delimiter, state)
    return text if name is None else state.finished(name, text)


def _noted_names(names: Sequence[Text], state: State) -> tuple[Sequence[Text], bool]:
    """The names, noted if they are the first, and replaced where the entry before has them too."""
    if state.first_names is not None or state.sorting:
        return names, False
    state.first_names = tuple(map(letters, names))
    return state.substitution.applied(names, state.first_names) if state.substitution else (names, False)


def _listed(style: NameStyle, people: Sequence[Name], written: Sequence[Text], delimiter: str, state: State) -> Text:
    """All of them, with `and` before the last where the style has it."""
    word = state.option(style.node, "and")
    if len(written) < 2 or not word or state.sorting:
        return state.joiner.join(written, delimiter)
    joining = "&" if word == "symbol" else state.locale.term("and")
    rule = state.option(style.node, "delimiter-precedes-last", "contextual")
    several = _precedes(rule, many=len(written) > 2, inverted=style.is_inverted(people[-2], len(people) - 2))
    before = f"{delimiter.rstrip(' ')} " if several and delimiter.strip() else delimiter if several else " "
    return state.joiner.join([state.joiner.join(written[:-1], delimiter), written[-1]], f"{before}{joining} ")


def _with_others(
    model: Node, style: NameStyle, written: Sequence[Text], people: Sequence[Name], delimiter: str, state: State
) -> Text:
    """Those named, and the term for those who are not; or an ellipsis and the last of them."""
    listed = state.joiner.join(written, delimiter)
    rest = people[len(written) :]
    if not listed:
        return listed
    if rest and state.option(style.node, "et-al-use-last") == "true" and len(rest) > 1:
        last = rendered(rest[-1], len(people) - 1, style, state)
        return state.joiner.join([listed, (*plain("… "), *last)], delimiter)
    if state.sorting:
        return listed
    element = model.first("et-al")
    word = plain(state.locale.term(element.get("term", "et-al") if element else "et-al"))
    word = state.finished(element, word) if element else word
    rule = state.option(style.node, "delimiter-precedes-et-al", "contextual")
    inverted = style.is_inverted(people[len(written) - 1], len(written) - 1)
    spaced = delimiter if _precedes(rule, many=len(written) > 1, inverted=inverted) else " "
    return state.joiner.join([listed, word], spaced)


def _precedes(rule: str, *, many: bool, inverted: bool) -> bool:
    return {"always": True, "never": False, "after-inverted-name": inverted}.get(rule, many)


def _substituted(node: Node, model: Node, state: State) -> Text:
    """What stands in for names where there are none; whatever does is not printed again."""
    substitute = node.first("substitute")
    around, state.around = state.around, model
    text = EMPTY
    for child in substitute.children if substitute else ():
        start = len(state.printed)
        if text := state.render(child, state).text:
            text = text if state.first_names else _noted_names([text], state)[0][0]
            state.suppressed.update(state.printed[start:])
            break
    state.around = around
    return text
