"""Formats one citation or entry by walking a style's elements, whose depth was bounded when the style was read."""

import re
from collections.abc import Callable, Mapping, Sequence
from urllib.parse import quote

from argmap.csl.citation_labels import citation_label
from argmap.csl.conditions import holds
from argmap.csl.dates import date
from argmap.csl.names import names
from argmap.csl.numbers import counted, each_number, is_numeric, is_several, ordinal, ranged, roman, spaced
from argmap.csl.rich import EMPTY, Font, Text, letters, parsed, plain, quoted, set_in, unmarked, worded
from argmap.csl.state import Out, State, font_of
from argmap.csl.text_case import cased
from argmap.csl.xml import Node

# fmt: off
_NUMBERS = frozenset({
    "chapter-number", "citation-number", "collection-number", "edition", "first-reference-note-number", "issue",
    "number", "number-of-pages", "number-of-volumes", "page", "page-first", "part-number", "printing-number",
    "section", "supplement-number", "version", "volume",
})
# fmt: on
_SHORT = {"title": ("title-short",), "container-title": ("container-title-short", "journalAbbreviation")}
_ADDRESS = ("http://", "https://")


def render(node: Node, state: State) -> Out:
    """What an element prints; nothing for an element that CSL 1.0.2 does not have."""
    draw = _ELEMENTS.get(node.tag)
    return draw(node, state) if draw else Out()


def render_all(nodes: Sequence[Node], state: State, delimiter: str = "") -> Out:
    """What elements print one after the other. Branches are transparent: what they print is delimited like the rest."""
    outs: list[Out] = []
    waiting = list(reversed(nodes))
    while waiting:
        node = waiting.pop()
        if node.tag == "choose":
            waiting.extend(reversed(_branch(node, state)))
        else:
            outs.append(render(node, state))
    return Out(
        state.joiner.join([out.text for out in outs], delimiter),
        any(out.called for out in outs),
        any(out.filled for out in outs),
    )


def _branch(node: Node, state: State) -> Sequence[Node]:
    """What stands in the first branch whose condition holds."""
    for branch in node.children:
        if branch.tag == "else" or holds(branch, state):
            return branch.children
    return ()


def _group(node: Node, state: State) -> Out:
    """A group, empty if it calls variables and all of them are empty; a nested group that is printed counts as one."""
    out = _conditional(node.children, state, node.get("delimiter"))
    return out._replace(text=state.finished(node, out.text))


def _conditional(nodes: Sequence[Node], state: State, delimiter: str = "") -> Out:
    start = len(state.printed)
    out = render_all(nodes, state, delimiter)
    if out.called and not out.filled:
        del state.printed[start:]
        return Out(called=True)
    return Out(out.text, out.called or bool(out.text), out.filled or bool(out.text))


def _choose(node: Node, state: State) -> Out:
    return render_all((node,), state)


def _text(node: Node, state: State) -> Out:
    if "variable" in node.attributes:
        return _variable(node, state)
    if "macro" in node.attributes:
        out = _conditional(state.macros[node.get("macro")].children, state)
        return out._replace(text=_finished(node, out.text, state))
    if "term" in node.attributes:
        word = state.locale.term(node.get("term"), node.get("form", "long"), plural=node.get("plural") == "true")
        return Out(_finished(node, worded(word, Font(term=True)), state))
    return Out(_finished(node, parsed(node.get("value")), state))


def _variable(node: Node, state: State) -> Out:
    name = node.get("variable")
    text = EMPTY if name in state.suppressed else value(name, state, short=node.get("form") == "short")
    if not text:
        return Out(called=name != "year-suffix")  # The letter behind "n.d." is no reason to leave out "n.d." itself.
    state.printed.append(name)
    if name in {"URL", "DOI"}:
        return Out(_linked(node, name, text, state), called=True, filled=True)
    return Out(_finished(node, text, state), called=True, filled=True)


def value(name: str, state: State, *, short: bool = False) -> Text:
    """A variable as text: of the item, of its place among the others, or of the citation."""
    match name:
        case "locator":
            return _locator(state)
        case "citation-number":
            number = state.context.number
            return plain(f"{number:09}" if state.sorting else str(number or ""))
        case "first-reference-note-number":
            return plain(str(state.context.first_note or ""))
        case "year-suffix":
            return plain(state.context.disambiguation.suffix, Font(year_suffix=True))
        case "citation-label":
            return (*plain(citation_label(state.item)), *value("year-suffix", state))
        case "page-first":
            state.item.printed.add("page")
            return state.item.text(name) or plain(_first_page(letters(state.item.text("page"))))
    names = _SHORT.get(name, ()) if short else ()
    form, text = next(((each, found) for each in (*names, name) if (found := state.item.text(each))), (name, EMPTY))
    state.item.printed.update({form} - {name})
    return _number_text(name, text, state) if name in _NUMBERS else text


def _first_page(pages: str) -> str:
    return re.split(r"\s*[-–—,&]", pages, maxsplit=1)[0]


def _number_text(name: str, text: Text, state: State) -> Text:
    written = letters(text)
    changed = _pages(written, state) if name == "page" else ranged(written, "") if is_numeric(written) else written
    return text if changed == written else plain(changed)


def _locator(state: State) -> Text:
    if state.context.locator is None:
        return EMPTY
    if state.context.locator.as_typed:
        return unmarked(ranged(state.context.locator.typed, ""))
    written = state.context.locator.value
    return unmarked(_pages(written, state) if state.context.locator.label == "page" else ranged(written, ""))


def _pages(written: str, state: State) -> str:
    """Pages, with ranges of them in the style's form."""
    form = state.options[-1].get("page-range-format", "")
    return ranged(written, form, state.locale.term("page-range-delimiter") or "–")


def _linked(node: Node, name: str, text: Text, state: State) -> Text:
    """An address, which leads where it says; so does what stands before it where that is part of the address."""
    written = letters(text)
    address = f"https://doi.org/{quote(written, safe='/:;()._-')}" if name == "DOI" else written
    link = Font(link=address if address.lower().startswith(_ADDRESS) else "")
    linked = set_in(plain(written), link)
    prefix = node.get("prefix")
    before = link if prefix.lower().startswith(_ADDRESS) else Font()
    whole = (*set_in(plain(prefix), before), *linked)
    return state.joiner.affixed(set_in(whole, font_of(node)), "", node.get("suffix"))


def _finished(node: Node, text: Text, state: State) -> Text:
    """A text with its case, font, quotation marks and affixes, in that order."""
    if not text:
        return text
    if node.get("strip-periods") == "true":
        text = tuple(run._replace(text=run.text.replace(".", "")) for run in text if run.text.strip("."))
    if case := node.get("text-case"):
        text = cased(text, case, english=_is_english(state))
    text = set_in(text, font_of(node))
    if "quotes" in node.attributes and text and not state.sorting:
        text = quoted(text, marks=node.get("quotes") == "true")
    whole = state.joiner.affixed(text, node.get("prefix"), node.get("suffix"))
    return set_in(whole, Font(display=node.get("display"))) if "display" in node.attributes else whole


def _is_english(state: State) -> bool:
    """Whether an item's titles are English: as it says, or else as the citations are."""
    language = state.item.raw("language").strip().lower() or state.locale.lang
    return language.startswith("en")


def _number(node: Node, state: State) -> Out:
    name = node.get("variable")
    text = EMPTY if name in state.suppressed else value(name, state)
    if not text:
        return Out(called=True)
    state.printed.append(name)
    written = letters(text)
    if state.sorting:
        number = counted(written)
        text = text if number is None else plain(f"{number:09}")
    elif is_numeric(written):
        text = worded(each_number(spaced(written), lambda number: _formed(number, name, node, state)))
    return Out(_finished(node, text, state), called=True, filled=True)


def _formed(number: int, name: str, node: Node, state: State) -> str:
    """A number in the form that an element asks for."""
    gender = state.locale.genders.get(name, "")
    match node.get("form"):
        case "ordinal":
            return ordinal(number, state.locale, gender)
        case "long-ordinal":
            return ordinal(number, state.locale, gender, long=True)
        case "roman":
            return roman(number)
    return str(number)


def _label(node: Node, state: State) -> Out:
    """The word for a number, `p.` or `vols.`; none before a place that is printed as its author wrote it."""
    name = node.get("variable")
    if name == "locator":
        if state.context.locator is None or state.context.locator.as_typed:
            return Out()
        term, written = state.context.locator.label, state.context.locator.value
    else:
        term, written = name, letters(value(name, state)) if name not in state.suppressed else ""
    if not written or not (state.item.has(name) or name in {"locator", "citation-number", "page-first"}):
        return Out()
    number = counted(written)
    several = (number or 0) > 1 if name.startswith("number-of") and number is not None else is_several(written)
    plural = node.get("plural", "contextual")
    word = state.locale.term(
        term, node.get("form", "long"), plural=plural == "always" or (plural != "never" and several)
    )
    return Out(_finished(node, worded(word), state))


_ELEMENTS: Mapping[str, Callable[[Node, State], Out]] = {
    "text": _text,
    "number": _number,
    "label": _label,
    "date": date,
    "names": names,
    "group": _group,
    "choose": _choose,
}
