"""What can be held together: how many positions there are, and which options each component of the open rest has."""

from collections.abc import Iterator, Mapping, Sequence

from argmap.analysis import Knot, Positions, Semantics, Standing, Stop
from argmap.document.inlines import Inlines, inlines
from argmap.model import Name
from argmap.wording.speaker import Speaker

NAMES = 20
"""How many statements are named in a row; the rest are counted."""

OPTIONS = 12
"""How many options of a component are spelt out."""

MANY = 1_000_000
"""Positions that are still counted exactly."""


def positions(say: Speaker, found: Positions) -> Iterator[Inlines]:
    """How many positions there are, what they are, and what is the same in all of them."""
    yield _number(say, found)
    yield inlines(say("choice-meaning"), " ", say(f"choice-{found.semantics}"))
    if found.number or found.semantics is not Semantics.STABLE:
        yield from _agreed(say, found)
    if found.knots:
        choice = inlines(" ", say("choice-each-knot")) if found.number else ()
        yield inlines(say.count("choice-knots", len(found.knots)), choice)


def _number(say: Speaker, found: Positions) -> Inlines:
    number = found.number
    amount = {"n": say("choice-million")} if number > MANY else {}
    told = say.within(f"n-{found.semantics}", number, **amount)
    none = any(component.finished and not component.options for component in found.knots)
    finished = found.finished if number else none
    return say.count("choice-found" if finished else "choice-unfinished", number, positions=told)


def _agreed(say: Speaker, found: Positions) -> Iterator[Inlines]:
    number, total = len(found.agreed), len(say.argument.statements)
    if number == total:
        yield say("choice-settled")
    elif number or found.finished:
        key = "choice-agreed" if found.finished else "choice-agreed-least"
        yield say.within(key, number, n=say.words.decimal(number), total=say.words.decimal(total))


# One component --------------------------------------------------------------------------------------------------------


def component_head(say: Speaker, number: int, component: Knot, seconds: int) -> Inlines:
    """How large a component is, and how many options it leaves; `seconds` is how long was looked for them."""
    statements = say.within("n-statements", len(component.statements))
    return say("choice-knot", number=str(number), statements=statements, options=_options(say, component, seconds))


def component_rows(say: Speaker, component: Knot) -> Iterator[tuple[Inlines, Inlines]]:
    """What is in a component, by label: its statements, or its options and what is the same in all of them."""
    if not component.options:
        yield say("choice-statements"), _names(say, component.statements)
    alike = _alike(component) if len(component.options) > 1 else {}
    for place, option in enumerate(component.options[:OPTIONS], 1):
        own = {name: standing for name, standing in option.statements.items() if name not in alike}
        yield say("choice-option", number=str(place)), _standings(say, own)
    if len(component.options) > OPTIONS:
        yield (), say.within("choice-more", len(component.options) - OPTIONS)
    if alike:
        found = say("choice-alike") if component.finished else say.within("choice-alike-found", len(component.options))
        yield found, _standings(say, alike)


def _options(say: Speaker, component: Knot, seconds: int) -> Inlines:
    options = say.within("n-options", len(component.options))
    match component.stopped:
        case None:
            return options
        case Stop.SIZE:
            return say("stop-size")
        case Stop.TIME:
            return say("stop-time", options=options, seconds=say.within("n-seconds", seconds, n=str(seconds)))
        case _:
            return say(f"stop-{component.stopped}", options=options)


def _standings(say: Speaker, standings: Mapping[Name, Standing]) -> Inlines:
    groups = {which: [name for name, standing in standings.items() if standing is which] for which in Standing}
    told = [
        say("choice-standing", does=say(f"does-{which}"), names=_names(say, names))
        for which, names in groups.items()
        if names
    ]
    return say.listed(told, "list-semicolon")


def _names(say: Speaker, names: Sequence[Name]) -> Inlines:
    more = [say.within("and-more", len(names) - NAMES)] if len(names) > NAMES else []
    return say.listed((*map(say.called, names[:NAMES]), *more), last="list-and" if more else "")


def _alike(component: Knot) -> dict[Name, Standing]:
    """What is the same in all the options that were found."""
    first, *others = (option.statements for option in component.options)
    return {name: standing for name, standing in first.items() if all(other[name] is standing for other in others)}
