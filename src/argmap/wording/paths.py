"""How one statement bears on another, and how the marks of the evidence matrix come about, in sentences."""

from collections.abc import Sequence
from itertools import accumulate
from operator import eq

from argmap.analysis.influence import Hop, Stake
from argmap.analysis.matrix import Cell
from argmap.analysis.moves import Move, move_of, moves_from
from argmap.document.inlines import Inlines, Ref, joined, plain
from argmap.document.prose import anchor
from argmap.model import Name
from argmap.wording.speaker import Speaker, shorten

LONGEST = 5
"""How many moves of a path are told; of a longer one, the first two and the last two."""

Stakes = dict[Stake, list[Name]]
"""What interpretations have in one statement: by kind of stake, those that have it, in column order."""


def on_path(say: Speaker, name: Name) -> Inlines:
    """A statement on a path: a thesis by its letter, any other by the beginning of its text."""
    if name in say.chips:
        return say("thesis-of", letter=say.letter(name))
    words = say("trail-words", words=shorten(plain(say.text(name))))
    return (Ref(anchor(name), words), say.page(anchor(name)))


def first_moves(say: Speaker, name: Name, most: int) -> Inlines:
    """What a statement bears on: the first few moves, and how many more there are."""
    moves = list(moves_from(say.argument, name))
    told = [say("trail", moves=moved(say, each, "it")) for each in moves[:most]]
    more = say.count("crux-more-moves", len(moves) - most) if len(moves) > most else ()
    return joined((*told, more))


def moved(say: Speaker, move: Move, subject: str) -> Inlines:
    """A move, said of `it` or `each` as a sentence without its stop, or of `which` or `which-would` as it goes on."""
    end = on_path(say, move.target)
    for kind, start in reversed(move.steps):
        end = say(f"step-{kind}", start=on_path(say, start), end=end)
    return say(f"move-{subject}-{move.kind}", target=end)


def paths(say: Speaker, cells: Sequence[Cell], *, several: bool = False) -> tuple[Inlines, Inlines]:
    """How the marks of a row come about: the stakes of interpretations in its statement, and the paths to others.

    A path that is the beginning of another is told with it. `several` says that it is told of more rows than one.
    """
    found: dict[tuple[Hop, ...], Stakes] = {}
    for name, cell in zip(say.chips, cells, strict=True):
        for path in cell.paths:
            found.setdefault(path.hops, {}).setdefault(path.stake, []).append(name)
    beginnings = {hops[:size] for hops in found if len(hops) <= LONGEST for size in range(len(hops))}
    own: Stakes = found.pop((), {})
    found_paths = [_path(say, hops, found, "each" if several else "it") for hops in [*found] if hops not in beginnings]
    return _stakes(say, own), joined(found_paths)


def _stakes(say: Speaker, held: Stakes) -> Inlines:
    told = [say(f"stake-{stake}", letters=say.letters(names)) for stake, names in held.items()]
    return say.listed(told, "list-semicolon") if told else ()


def _path(say: Speaker, hops: tuple[Hop, ...], held: dict[tuple[Hop, ...], Stakes], subject: str) -> Inlines:
    """One path, with the stakes in each statement on it the first time that it is passed; a long path without them.

    That a statement is a thesis is said by its name.
    """
    last = len(hops) - 1
    short = last < LONGEST
    spoken_for = [*accumulate((hop.for_it for hop in hops), eq, initial=True)]
    told: Inlines = ()
    for at in range(len(hops)) if short else (0, 1, last - 1, last):
        goes_on = "which" if spoken_for[at] else "which-would"
        move = moved(say, move_of(say.argument, hops[at]), goes_on if told else subject)
        stakes = held.pop(hops[: at + 1], {}) if short or at == last else {}
        if said := _stakes(say, {stake: names for stake, names in stakes.items() if stake is not Stake.THESIS}):
            move = say("trail-staked", move=move, stakes=said)
        if not told:
            told = move
        elif not short and at == last - 1:
            told = say.count("trail-skipped", last - 4, before=told, move=move)
        else:
            told = say("trail-on", before=told, move=move)
    return say("trail", moves=told)
