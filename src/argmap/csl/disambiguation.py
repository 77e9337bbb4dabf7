"""Tells works apart that a style would cite alike: more names, given names, the style's own words, letters at years.

After CSL 1.0.2, Disambiguation, in its order. It is worked out once, for all works of a document.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from argmap.csl.formatter import Asked, Formatter, Items
from argmap.csl.names import initials
from argmap.csl.rich import letters
from argmap.csl.state import AS_IT_IS, Disambiguation

MOST_NAMES = 20
"""How many more names are tried."""

_POSITIONS = frozenset({"subsequent"})
_Disambiguations = dict[str, Disambiguation]
_Group = Sequence[str]


def disambiguated(
    formatter: Formatter, items: Items, order: Sequence[str], *, notes: bool
) -> Mapping[str, Disambiguation]:
    """What each work needs to be told from the others; `order` gives the letters at years, `notes` the forms looked at.

    In notes, the short forms are what must not be alike; in the text, every form.
    """
    options = formatter.style.citation.attributes
    found: _Disambiguations = dict.fromkeys(items, AS_IT_IS)

    @cache
    def cited(name: str, disambiguation: Disambiguation) -> str:
        asked = Asked(positions=_POSITIONS if notes else frozenset({"first"}), disambiguation=disambiguation, number=1)
        return letters(formatter.citation(items[name], asked).text)

    if formatter.style.numeric:
        return found
    rule = options.get("givenname-disambiguation-rule", "by-cite")
    if options.get("disambiguate-add-givenname") == "true" and rule != "by-cite":
        _tell_people(items, found, rule)
    if options.get("disambiguate-add-names") == "true":
        for group in _alike(found, cited):
            _try(group, found, cited, [replace(found[group[0]], names=more) for more in range(1, MOST_NAMES)])
    if options.get("disambiguate-add-givenname") == "true" and rule == "by-cite":
        for group in _alike(found, cited):
            wider = [(1, False), (2, False), (1, True), (2, True)]
            _try(group, found, cited, [replace(found[group[0]], given=given, everyone=all_) for given, all_ in wider])
    for group in _alike(found, cited):
        _try(group, found, cited, [replace(found[group[0]], conditions=True)])
    if options.get("disambiguate-add-year-suffix") == "true":
        for group in _alike(found, cited):
            for place, name in enumerate(each for each in order if each in set(group)):
                found[name] = replace(found[name], suffix=_letter(place))
    return found


def _alike(found: Mapping[str, Disambiguation], cited: Callable[[str, Disambiguation], str]) -> list[_Group]:
    """The works that would be cited in the same words, group by group."""
    groups: dict[str, list[str]] = {}
    for name, disambiguation in found.items():
        groups.setdefault(cited(name, disambiguation), []).append(name)
    return [group for text, group in groups.items() if len(group) > 1 and text]


def _try(
    group: _Group, found: _Disambiguations, cited: Callable[[str, Disambiguation], str], tries: Iterable[Disambiguation]
) -> None:
    """Give a group the first disambiguation that tells its works apart best; none, if none tells any apart."""
    best, most, before = None, 1, None
    for disambiguation in tries:
        forms = [cited(name, disambiguation) for name in group]
        if len(set(forms)) > most:
            best, most = disambiguation, len(set(forms))
        if most == len(group) or forms == before:
            break
        before = forms
    if best:
        found.update(dict.fromkeys(group, best))


def _tell_people(items: Items, found: _Disambiguations, rule: str) -> None:
    """Give initials, or given names, to first authors who share a family name with another first author."""
    bearers: dict[str, set[str]] = {}
    for item in items.values():
        for person in item.names("author")[:1]:
            bearers.setdefault(person.get("family", ""), set()).add(person.get("given", ""))
    for name, item in items.items():
        for person in item.names("author")[:1]:
            given = bearers[person.get("family", "")]
            if not person.get("family") or len(given) < 2:
                continue
            short = {initials(each, ".") for each in given}
            full = len(short) < len(given) and not rule.endswith("with-initials")
            if len(short) > 1 or full:
                found[name] = replace(found[name], given=2 if full else 1)


def _letter(place: int) -> str:
    """The letter at a year: from a to z, then aa, ab and so on."""
    text = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        text = chr(ord("a") + rest) + text
    return text
