"""Tells works apart that a style would cite alike: more names, given names, the style's own words, letters at years.

After CSL 1.0.2, Disambiguation, in its order. It is worked out once, for all works of a document.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from argmap.citations.entry import Asked, Formatter, Works
from argmap.citations.names import initials
from argmap.citations.rich import letters
from argmap.citations.state import AS_IT_IS, Need

MOST_NAMES = 20
"""How many more names are tried."""

_POSITIONS = frozenset({"subsequent"})
_Needs = dict[str, Need]
_Group = Sequence[str]


def needs(formatter: Formatter, works: Works, order: Sequence[str], *, notes: bool) -> Mapping[str, Need]:
    """What each work needs to be told from the others; `order` gives the letters at years, `notes` the forms looked at.

    In notes, the short forms are what must not be alike; in the text, every form.
    """
    options = formatter.style.citation.attributes
    found: _Needs = dict.fromkeys(works, AS_IT_IS)

    @cache
    def cited(name: str, need: Need) -> str:
        asked = Asked(positions=_POSITIONS if notes else frozenset({"first"}), need=need, number=1)
        return letters(formatter.citation(works[name], asked).text)

    if formatter.style.numeric:
        return found
    rule = options.get("givenname-disambiguation-rule", "by-cite")
    if options.get("disambiguate-add-givenname") == "true" and rule != "by-cite":
        _tell_people(works, found, rule)
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


def _alike(found: Mapping[str, Need], cited: Callable[[str, Need], str]) -> list[_Group]:
    """The works that would be cited in the same words, group by group."""
    groups: dict[str, list[str]] = {}
    for name, need in found.items():
        groups.setdefault(cited(name, need), []).append(name)
    return [group for text, group in groups.items() if len(group) > 1 and text]


def _try(group: _Group, found: _Needs, cited: Callable[[str, Need], str], tries: Iterable[Need]) -> None:
    """Give a group the first need that tells its works apart best; none, if none tells any apart."""
    best, most, before = None, 1, None
    for need in tries:
        forms = [cited(name, need) for name in group]
        if len(set(forms)) > most:
            best, most = need, len(set(forms))
        if most == len(group) or forms == before:
            break
        before = forms
    if best:
        found.update(dict.fromkeys(group, best))


def _tell_people(works: Works, found: _Needs, rule: str) -> None:
    """Give initials, or given names, to first authors who share a family name with another first author."""
    bearers: dict[str, set[str]] = {}
    for work in works.values():
        for person in work.people("author")[:1]:
            bearers.setdefault(person.get("family", ""), set()).add(person.get("given", ""))
    for name, work in works.items():
        for person in work.people("author")[:1]:
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
