"""Tells items apart that a style would cite alike: names, given names, the style's own conditions, year-suffixes.

After CSL 1.0.2, Disambiguation, in its order. It is worked out once, for all items of a document.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial

from argmap.csl.formatter import Formatter, Items, Written
from argmap.csl.name_parts import initials
from argmap.csl.person import Name
from argmap.csl.rich import letters
from argmap.csl.state import NONE, CiteContext, Disambiguation, GivenName

MOST_NAMES = 50
"""How many more names are tried."""

INITIALS, FULL = 1, 2
"""How far given names are shown."""

_Group = Sequence[str]


def disambiguated(
    formatter: Formatter, items: Items, order: Sequence[str], *, notes: bool
) -> Mapping[str, Disambiguation]:
    """What each item needs to be told from the others.

    `order` gives the year-suffixes. In `notes`, the short forms are what must not be alike; in the text, every form.
    """
    position = "subsequent" if notes and "subsequent" in formatter.positions else "first"
    work = _Disambiguator(formatter, items, order, frozenset({position}))
    return work.found()


@dataclass
class _Disambiguator:
    formatter: Formatter
    items: Items
    order: Sequence[str]
    positions: frozenset[str]

    def __post_init__(self) -> None:
        self.known: dict[tuple[str, Disambiguation], Written] = {}
        self.needs: dict[str, Disambiguation] = dict.fromkeys(self.items, NONE)

    @cached_property
    def options(self) -> Mapping[str, str]:
        return self.formatter.style.citation.attributes

    def asks(self, option: str) -> bool:
        return self.options.get(f"disambiguate-{option}") == "true"

    @property
    def rule(self) -> str:
        return self.options.get("givenname-disambiguation-rule", "by-cite")

    def written(self, name: str, need: Disambiguation) -> Written:
        if (name, need) not in self.known:
            context = CiteContext(positions=self.positions, number=1, disambiguation=need, comparing=True)
            self.known[name, need] = self.formatter.cite(self.items[name], context)
        return self.known[name, need]

    def form(self, name: str, need: Disambiguation | None = None) -> str:
        return letters(self.written(name, self.needs[name] if need is None else need).text)

    def found(self) -> Mapping[str, Disambiguation]:
        if self.formatter.style.numeric:
            return self.needs
        if self.asks("add-givenname") and self.rule != "by-cite":
            self._tell_people()
        for group in self._alike():
            self._expand(group)
        for group in self._alike():
            self._try_conditions(group)
        if self.asks("add-year-suffix"):
            for group in self._alike():
                for place, name in enumerate(each for each in self.order if each in set(group)):
                    self.needs[name] = replace(self.needs[name], suffix=_letter(place))
        return self.needs

    def _alike(self, names: Iterable[str] | None = None) -> list[_Group]:
        """The items that would be cited in the same words, group by group."""
        return [
            group for group in self._parted(names or self.items, self.form) if len(group) > 1 and self.form(group[0])
        ]

    def _parted(self, names: Iterable[str], form: Callable[[str], str]) -> list[_Group]:
        groups: dict[str, list[str]] = {}
        for name in names:
            groups.setdefault(form(name), []).append(name)
        return list(groups.values())

    # Names of cites ---------------------------------------------------------------------------------------------------

    def _expand(self, group: _Group) -> None:
        """Give each item of a group the names, and given names, that tell it from the others."""
        most = max(len(self.written(name, NONE).named) for name in group) if self.asks("add-names") else 0
        by_cite = self.asks("add-givenname") and self.rule == "by-cite"
        rest = self._resolve(group, [self._with_names(more) for more in range(1, min(most, MOST_NAMES) + 1)])
        if by_cite:
            for each in rest:
                self._resolve(each, [self._with_given(each, more) for more in range(min(most, MOST_NAMES) + 1)])

    def _with_names(self, more: int) -> Callable[[str], Disambiguation]:
        return lambda name: replace(self.needs[name], names=more)

    def _with_given(self, group: _Group, more: int) -> Callable[[str], Disambiguation]:
        levels = self._levels(group)
        return lambda name: replace(self.needs[name], names=more, given=levels[name])

    def _levels(self, group: _Group) -> dict[str, tuple[GivenName, ...]]:
        """For the names at which the cites of a group differ, how far each must be shown."""
        people = {name: self.written(name, self.needs[name]).named for name in group}
        levels: dict[str, list[GivenName]] = {name: [] for name in group}
        for place in range(max(map(len, people.values()), default=0)):
            here = {name: each[place] for name, each in people.items() if place < len(each)}
            level = self._level(list(here.values()))
            for name, person in here.items():
                if level:
                    levels[name].append(GivenName(person.key, level))
        return {name: tuple(each) for name, each in levels.items()}

    def _level(self, people: Sequence[Name]) -> int:
        """How far given names must be shown so that as many people as there are can be told apart."""
        different = {person.key for person in people}
        if len(different) < 2:
            return 0
        short = {_shortened(person) for person in people}
        return INITIALS if len(short) == len(different) else FULL

    def _resolve(self, group: _Group, tries: Sequence[Callable[[str], Disambiguation]]) -> list[_Group]:
        """Try needs one after the other until each item is told from the others; gives those that none tells apart."""
        open_ = [group]
        for need in tries:
            parted: list[_Group] = []
            for each in open_:
                parts = self._parted(each, partial(self._form_with, need))
                if len(parts) > 1:
                    self.needs.update({name: need(name) for name in each})
                parted += [part for part in parts if len(part) > 1]
            open_ = parted
        return open_

    def _form_with(self, need: Callable[[str], Disambiguation], name: str) -> str:
        return self.form(name, need(name))

    # People -----------------------------------------------------------------------------------------------------------

    def _tell_people(self) -> None:
        """Tell people apart wherever they are named, whether or not cites are alike."""
        people: dict[str, dict[str, Name]] = {}
        for name in self.items:
            for person in self._concerned(name):
                people.setdefault(f"{person.non_dropping} {person.family}", {})[person.key] = person
        levels = dict(self._told(people.values()))
        for name in self.items:
            given = tuple(
                GivenName(each.key, levels[each.key]) for each in self._concerned(name) if levels.get(each.key)
            )
            self.needs[name] = replace(self.needs[name], given=tuple(dict.fromkeys(given)))

    def _concerned(self, name: str) -> Sequence[Name]:
        named = [each for each in self.written(name, NONE).named if each.family]
        return named[:1] if self.rule.startswith("primary-name") else named

    def _told(self, people: Iterable[Mapping[str, Name]]) -> Iterator[tuple[str, int]]:
        for bearers in people:
            if len(bearers) < 2:
                continue
            short = [_shortened(person) for person in bearers.values()]
            for key, person in bearers.items():
                unique = short.count(_shortened(person)) == 1
                if unique or not self.rule.endswith("with-initials"):
                    yield key, INITIALS if unique else FULL

    # Conditions -------------------------------------------------------------------------------------------------------

    def _try_conditions(self, group: _Group) -> None:
        needs = {name: replace(self.needs[name], conditions=True) for name in group}
        if len({self.form(name, need) for name, need in needs.items()}) > 1:
            self.needs.update(needs)


def _shortened(person: Name) -> str:
    return f"{initials(person.given, '.')} {person.family}"


def _letter(place: int) -> str:
    """The letter at a year: from a to z, then aa, ab and so on."""
    text = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        text = chr(ord("a") + rest) + text
    return text
