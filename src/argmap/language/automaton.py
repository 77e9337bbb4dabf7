"""The LALR automaton, fed a terminal at a time, so that a line which does not fit can be taken back."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from typing import Any

from argmap.language.grammar import Rule, tables

_Build = Callable[[list[Any]], Any]

_MADE_BY: Mapping[str, _Build] = {
    "document": tuple,
    "junk": lambda children: children[0].junk(children),
}
"""What makes the nodes of a rule, if it is not known to the line that its first symbol stands for.

A node is made as soon as its rule has been recognised, so that depth costs no stack.
"""


@cache
def _rules() -> Sequence[tuple[int, str, _Build]]:
    """Each rule: how many symbols it takes off the stack, what it puts there in their place, and what that comes to."""
    return [(rule.size, rule.origin, partial(_built, rule, _maker(rule.origin))) for rule in tables().rules]


def _maker(origin: str) -> _Build | None:
    """What makes a node of the children of a rule; None for one whose children stand in its place in another."""
    return None if origin.startswith("_") else _MADE_BY.get(origin, lambda children: children[0].node(children))


def _built(rule: Rule, make: _Build | None, symbols: list[Any]) -> Any:  # noqa: ANN401 - whatever the rule comes to
    children: list[Any] = []
    for at, in_place in rule.kept:
        if not in_place:
            children.append(symbols[at])
        elif children:
            children.extend(symbols[at])
        else:
            children = symbols[at]  # Nobody else has it; to copy what grows by one each time would be quadratic.
    return make(children) if make else children


class Automaton:
    """The state of the parse of a document."""

    def __init__(self) -> None:
        self.rows, self.rules = tables().rows, _rules()
        self.states: list[int] = [tables().start]
        self.values: list[Any] = []
        """What each symbol on the stack came to; there is one state more than values."""

    def feed(self, terminal: str, value: object = None) -> bool:
        """Read a terminal; False if it cannot come next. Rules that ended before it are completed in any case."""
        rows, states, values = self.rows, self.states, self.values
        while True:
            move = rows[states[-1]].get(terminal)
            if move is None:
                return False
            if move >= 0:
                states.append(move)
                values.append(value)
                return True
            size, origin, build = self.rules[~move]
            base = len(values) - size
            children = values[base:]
            del values[base:], states[base + 1 :]
            states.append(rows[states[-1]][origin])
            values.append(build(children))

    def accepts(self, terminal: str) -> bool:
        """Whether a terminal can come next; a row alone says yes too often, since LALR merges what may follow."""
        base, below = self.states, len(self.states)
        pushed: list[int] = []
        while True:
            move = self.rows[pushed[-1] if pushed else base[below - 1]].get(terminal)
            if move is None or move >= 0:
                return move is not None
            size, origin, _ = self.rules[~move]
            below -= max(0, size - len(pushed))
            del pushed[max(0, len(pushed) - size) :]
            pushed.append(self.rows[pushed[-1] if pushed else base[below - 1]][origin])

    @property
    def height(self) -> int:
        """How many symbols are on the stack."""
        return len(self.values)

    def take_back(self, height: int) -> None:
        """Forget what was read since the stack had this height, of which nothing must have been completed below it."""
        del self.values[height:], self.states[height + 1 :]

    def finish(self) -> Any:  # noqa: ANN401 - whatever the rule comes to
        """What it all came to, at the end of the input."""
        self.feed("$END")
        return self.values[0]
