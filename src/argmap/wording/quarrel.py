"""Where interpretations agree, and where they part while something turns on it; and what bears a load."""

from collections.abc import Iterator, Sequence

from argmap.analysis.verdicts import CONTESTED, NEEDED, Crux, Verdicts
from argmap.document.inlines import Inlines, joined
from argmap.model import Name, Role
from argmap.wording.speaker import Speaker

# Common ground --------------------------------------------------------------------------------------------------------


def agreement(say: Speaker, verdicts: Verdicts) -> Iterator[Inlines]:
    """How far the common ground reaches: whether all have a claim in common, and how many nobody speaks against."""
    everyone, shared = len(verdicts.readings), verdicts.common_ground
    if not any(len(shared[name]) == everyone for name in shared_claims(say, verdicts)):
        yield say("common-none-all", n=say.words.number(everyone))
    claims = sum(one.role is Role.CLAIM for one in say.argument.statements.values())
    yield say.count("undisputed", verdicts.undisputed, total=say.words.number(claims))


def shared_claims(say: Speaker, verdicts: Verdicts) -> tuple[Name, ...]:
    """The claims that are common ground, those most share first."""
    statements = say.argument.statements
    return tuple(name for name in verdicts.common_ground if statements[name].role is Role.CLAIM)


def shared_facts(say: Speaker, verdicts: Verdicts) -> Inlines:
    """How much more is shared beneath these claims."""
    more = len(verdicts.common_ground) - len(shared_claims(say, verdicts))
    return say.count("common-facts", more) if more else ()


# Cruxes ---------------------------------------------------------------------------------------------------------------


def sides(say: Speaker, crux: Crux) -> Inlines:
    """Who is for a crux, who against it, and who does not say: of two that contradict each other, for the first."""
    two = len(crux.statements) > 1
    silent = say.count("crux-silent", len(crux.silent), letters=say.named(crux.silent)) if crux.silent else ()
    return joined(
        (
            say("crux-first-for" if two else "crux-for", letters=say.named(crux.pro)),
            say("crux-first-against" if two else "crux-against", letters=say.named(crux.con)) if crux.con else (),
            silent,
        )
    )


def weight(say: Speaker, verdicts: Verdicts, crux: Crux) -> Inlines:
    """Why a crux weighs; nothing of what is no more than contested."""
    if crux.weight == CONTESTED:
        return ()
    if crux.weight != NEEDED:
        return say("crux-weight-2")
    needing = needed_by(verdicts, crux.statements)
    return say.count("crux-weight-3", len(needing), letters=say.named(needing))


def needed_by(verdicts: Verdicts, statements: Sequence[Name]) -> tuple[Name, ...]:
    """The interpretations whose theses cannot do without one of some statements."""
    readings = verdicts.readings.values()
    return tuple(one.name for one in readings if not set(statements).isdisjoint(one.thesis_needs))


def load(say: Speaker, verdicts: Verdicts, name: Name) -> Inlines:
    """Which key judgments and theses a load-bearing statement carries."""
    return say("load-of", conclusions=say.listed(map(say.conclusion, verdicts.load_bearing[name]), last="list-and"))
