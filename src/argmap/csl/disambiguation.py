"""Tells items apart that a style would cite alike: names, given names, the style's own conditions, year-suffixes.

After CSL 1.0.2, Disambiguation, in its order. It is worked out once, for all items of a document.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from argmap.csl.formatter import Formatter, Items, Written
from argmap.csl.name_parts import initials
from argmap.csl.person import Name
from argmap.csl.rich import letters
from argmap.csl.state import NONE, CiteContext, Disambiguation, GivenName
from argmap.csl.style import reached

MOST_NAMES = 50
"""How many more names are tried."""

INITIALS, FULL = 1, 2
"""How far given names are shown."""

_Group = Sequence[str]
_Try = Callable[[str], Disambiguation]


def disambiguated(formatter: Formatter, items: Items, order: Sequence[str]) -> Mapping[str, Disambiguation]:
    """What each item needs to be told from the others; `order` gives the year-suffixes.

    Where a style shortens later cites, their forms are what must not be alike; otherwise every form.
    """
    position = "subsequent" if "subsequent" in formatter.positions else "first"
    return _Disambiguator(formatter, items, order, frozenset({position})).found()


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
        style = self.formatter.style
        if style.numeric:
            return self.needs
        if self.asks("add-givenname") and self.rule != "by-cite":
            self._tell_people()
        for group in self._alike():
            self._expand(group)
        if any("disambiguate" in node.attributes for node in reached(style.citation, style.macros)):
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
        """Give each item of a group the given names, and then the further names, that tell it from the others."""
        most = max(self.written(name, self.needs[name]).hidden for name in group) if self.asks("add-names") else 0
        by_cite = self.asks("add-givenname") and self.rule == "by-cite"
        open_ = [group]
        for more in range(min(most, MOST_NAMES) + 1):
            open_ = [part for each in open_ for part in self._split(each, self._with_names(more))]
            if by_cite:
                open_ = [part for each in open_ for part in self._expand_given(each, more)]

    def _expand_given(self, group: _Group, more: int) -> list[_Group]:
        """Show given names, one place after the other, as long as cites are alike; gives those that still are."""
        levels = self._levels(group)
        open_ = [group]
        for places in range(1, len(levels) + 1):
            need = self._with_given(levels[:places], more)
            open_ = [part for each in open_ for part in self._split(each, need)]
        return open_

    def _split(self, group: _Group, need: _Try) -> list[_Group]:
        """Keep a need if it tells items of a group apart; gives those that are still alike."""
        parts = self._parted(group, lambda name: self.form(name, need(name)))
        if len(parts) > 1:
            self.needs.update({name: need(name) for name in group})
        return [part for part in parts if len(part) > 1]

    def _with_names(self, more: int) -> _Try:
        return lambda name: replace(self.needs[name], names=more)

    def _with_given(self, levels: Sequence[Mapping[str, GivenName]], more: int) -> _Try:
        """More names, and the given names of people at some of the places where cites differ."""

        def need(name: str) -> Disambiguation:
            given = tuple(level[name] for level in levels if name in level)
            return replace(self.needs[name], names=more, given=(*self.needs[name].given, *given))

        return need

    def _levels(self, group: _Group) -> list[Mapping[str, GivenName]]:
        """For each place at which people of the same family name differ in a group, how far each must be shown."""
        named = {name: self.written(name, self.needs[name]).named for name in group}
        found: list[Mapping[str, GivenName]] = []
        for place in range(max(map(len, named.values()), default=0)):
            here = {name: people[place] for name, people in named.items() if place < len(people)}
            levels = {key: level for bearers in _by_family(here.values()) for key, level in self._level(bearers)}
            if levels:
                found.append(
                    {name: GivenName(each.key, levels[each.key]) for name, each in here.items() if each.key in levels}
                )
        return found

    def _level(self, bearers: Mapping[str, Name]) -> Iterator[tuple[str, int]]:
        """How far the given names of people of one family name must be shown to tell as many apart as can be."""
        short = {_shortened(person) for person in bearers.values()}
        if len(bearers) > 1:
            yield from ((key, INITIALS if len(short) == len(bearers) else FULL) for key in bearers)

    # People -----------------------------------------------------------------------------------------------------------

    def _tell_people(self) -> None:
        """Tell people apart wherever they are named, whether or not cites are alike."""
        if self.rule.endswith("with-initials") and not self._initializes():
            return
        people = (person for name in self.items for person in self._concerned(name))
        levels = dict(self._told(_by_family(people)))
        for name in self.items:
            given = tuple(
                GivenName(each.key, levels[each.key]) for each in self._concerned(name) if levels.get(each.key)
            )
            self.needs[name] = replace(self.needs[name], given=tuple(dict.fromkeys(given)))

    def _initializes(self) -> bool:
        """Whether the style shortens given names to initials."""
        style = self.formatter.style
        nodes = (style.root, *reached(style.citation, style.macros))
        return any("initialize-with" in node.attributes for node in nodes)

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


def _by_family(people: Iterable[Name]) -> Iterable[Mapping[str, Name]]:
    """People by their keys, those of one family name together."""
    families: dict[str, dict[str, Name]] = {}
    for person in people:
        families.setdefault(f"{person.non_dropping} {person.family}", {})[person.key] = person
    return families.values()


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
