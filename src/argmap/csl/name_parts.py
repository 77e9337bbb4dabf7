"""One name as a style has it: the order of its parts, initials, particles, and how each part is set."""

import re
from dataclasses import dataclass

from argmap.csl.person import Name
from argmap.csl.rich import EMPTY, Text, letters, parsed, plain
from argmap.csl.state import State
from argmap.csl.text_case import cased
from argmap.csl.xml import Node

_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Scripts in which the family name stands first, without a space."""

_NAME_WORD = re.compile(r"([^\s.\-‐]+)(\.?)([\s\-‐]*)")
"""A word of a given name, a full stop behind it, and what stands before the next."""

_ARTICLE = re.compile(r"^(?:an?|the)\s+(?=\S)", re.IGNORECASE)
_ROMANESQUE = re.compile(r"[\u0041-\u024f\u0370-\u052f\u0590-\u06ff\u1e00-\u1fff]")
"""Scripts of languages that put the given name first."""


@dataclass(frozen=True, slots=True)
class NameStyle:
    """How names are set: the name element, with the options around it."""

    node: Node | None
    state: State

    @property
    def form(self) -> str:
        return self.state.option(self.node, "form", self.state.option(None, "name-form", "long"))

    @property
    def demotes(self) -> bool:
        """Whether a non-dropping particle goes behind the given name where names are inverted."""
        rule = self.state.style_options.get("demote-non-dropping-particle", "display-and-sort")
        return rule == "display-and-sort"

    def is_inverted(self, person: Name, place: int) -> bool:
        """Whether the family name of a person stands first."""
        if not (person.family and person.given):
            return False
        order = self.state.option(self.node, "name-as-sort-order")
        return order == "all" or (order == "first" and place == 0)

    def part(self, name: str) -> Node | None:
        """What sets a part of names, `family` or `given`."""
        return (
            next((each for each in self.node.all("name-part") if each.get("name") == name), None) if self.node else None
        )


def rendered(person: Name, place: int, style: NameStyle, state: State) -> Text:
    """A name at its place in the list."""
    if person.literal:
        english = state.sorting and state.locale.lang.startswith("en")
        bare = _ARTICLE.sub("", person.literal, count=1) if english else person.literal
        return _styled("family", parsed(bare), style, state)
    if not person.family:
        return _styled("given", parsed(person.given), style, state)
    if _is_static(person):
        space = "" if _EAST_ASIAN.search(person.family) else " "
        given = "" if style.form == "short" else person.given
        family = _styled("family", parsed(person.family), style, state)
        return state.joiner.join([family, _styled("given", parsed(given), style, state)], space)
    if state.sorting:
        return plain(_sort_name(person, style, state))
    level = max((each.level for each in state.context.disambiguation.given if each.name == person.key), default=0)
    short = style.form == "short"
    if short and not level:
        return _family(person, style, state)
    given = _given(person.given, level if short or level > 1 else 0, style, state)
    if style.is_inverted(person, place) and not short:
        return _inverted(person, given, style, state)
    family = _family(person, style, state, dropping=True)
    return state.joiner.join([_styled("given", parsed(given), style, state), family], " ")


def _sort_name(person: Name, style: NameStyle, state: State) -> str:
    """A name in the order in which its parts are compared (CSL 1.0.2, Name-part order)."""
    demotes = state.style_options.get("demote-non-dropping-particle", "display-and-sort") != "never"
    family = person.family if demotes else words(person.non_dropping, person.family)
    if style.form == "short":
        return family
    given = _given(person.given, 0, style, state)
    parts = (family, person.dropping, person.non_dropping if demotes else "", given, person.suffix)
    return " ".join(part for part in parts if part)


def _is_static(person: Name) -> bool:
    return person.static or (bool(_EAST_ASIAN.search(person.family)) and not _ROMANESQUE.search(person.given))


def _family(person: Name, style: NameStyle, state: State, *, dropping: bool = False) -> Text:
    """The family name with its particles; in the order of long names, with the dropping one and the suffix too."""
    text = _styled("family", parsed(person.family), style, state, affixed=False)
    text = joined_names(_styled("family", parsed(person.non_dropping), style, state, affixed=False), text)
    if dropping:
        particle = _styled("given", parsed(person.dropping), style, state, affixed=False)
        text = _with_suffix(joined_names(particle, text), person, ", " if person.comma_suffix else " ", state)
    node = style.part("family")
    return state.joiner.affixed(text, node.get("prefix"), node.get("suffix")) if node else text


def _inverted(person: Name, given: str, style: NameStyle, state: State) -> Text:
    demoted = person.non_dropping if style.demotes else ""
    family = parsed(person.family)
    last = (
        _styled("family", family, style, state) if demoted or not person.non_dropping else _family(person, style, state)
    )
    first = _styled("given", parsed(words(given, person.dropping, demoted)), style, state)
    separator = state.option(style.node, "sort-separator", ", ")
    return _with_suffix(state.joiner.join([last, first], separator), person, separator, state)


def _with_suffix(text: Text, person: Name, separator: str, state: State) -> Text:
    return state.joiner.join([text, parsed(person.suffix)], separator)


def _given(given: str, level: int, style: NameStyle, state: State) -> str:
    mark = state.option(style.node, "initialize-with", "\0")
    if mark == "\0" or level > 1:
        return given
    hyphens = state.style_options.get("initialize-with-hyphen", "true") == "true"
    whole = state.option(style.node, "initialize", "true") == "false"
    return initials(given, mark, hyphens=hyphens, whole=whole)


def initials(given: str, mark: str, *, hyphens: bool = True, whole: bool = False) -> str:
    """Given names as initials, `J.-L. B.`; with `whole`, only letters that stand alone get the mark of initials."""
    sign, space = mark.rstrip(), " " if mark.endswith(" ") else ""
    out, before = "", ""
    for word, dot, between in _NAME_WORD.findall(given):
        hyphened = before.endswith(("-", "‐"))
        initial = bool(dot) or (len(word) == 1 and word.isupper())
        if hyphened and word.islower() and not whole:
            written, initial = (f"-{word[0]}{sign}" if hyphens and sign else ""), True
        elif initial or (word[0].isupper() and not whole):
            written = (word if initial else word[0]) + sign
            initial = True
            written = (("-" if hyphens and sign else "") if hyphened else "") + written
        else:
            written = f"-{word}" if hyphened else word
        gap = "" if hyphened or not out else space if initial and before == "initial" else " "
        out += gap + written if written else ""
        before = "-" if between.strip() else "initial" if initial else "word"
    return out.strip()


def _styled(part: str, text: Text, style: NameStyle, state: State, *, affixed: bool = True) -> Text:
    """A part of a name as the style sets it."""
    node = style.part(part)
    if node is None or not letters(text):
        return text
    text = cased(text, node.get("text-case"), english=True)
    bare = node if affixed else Node(node.tag, {**node.attributes, "prefix": "", "suffix": ""}, node.offset)
    return state.finished(bare, text)


def joined_names(first: Text, second: Text) -> Text:
    """Two parts of a name with a space between them, but none after an apostrophe or a hyphen, as in `d’Alembert`."""
    if not first or not second:
        return first or second
    space = EMPTY if letters(first)[-1] in "’'-‐ " else plain(" ")
    return (*first, *space, *second)


def words(*parts: str) -> str:
    """Words with a space between them, but none after an apostrophe or a hyphen."""
    text = ""
    for part in parts:
        if part:
            text += part if not text or text[-1] in "’'-‐ " else f" {part}"
    return text
