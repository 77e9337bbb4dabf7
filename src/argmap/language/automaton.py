"""Lark's LALR automaton, fed a terminal at a time, so that a line which does not fit can be taken back."""

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from lark.parsers.lalr_analysis import Shift

from argmap.language.grammar import tables


class _Reduction(NamedTuple):
    """A rule that is complete: how many symbols it takes off the stack, and what it puts there in their place."""

    size: int
    origin: str
    build: Callable[[list[Any]], Any]


_Row = dict[str, int | _Reduction]
"""What to do in one state, by the symbol that comes next: go on to a state, or complete a rule first."""


class _Rows(dict[int, _Row]):
    """The table of the parser, put so that it is quick to follow: each row when it is first looked at."""

    def __init__(self, start: str) -> None:
        parser = tables().parse_interactive("", start=start).parser_state.parse_conf
        self.start = parser.start_state
        self.table = parser.states
        self.callbacks = parser.callbacks

    def __missing__(self, state: int) -> _Row:
        row = self[state] = {
            symbol: target if action is Shift else self._reduction(target)
            for symbol, (action, target) in self.table[state].items()
        }
        return row

    def _reduction(self, rule: Any) -> _Reduction:  # noqa: ANN401 - Lark does not say what its table has
        return _Reduction(len(rule.expansion), rule.origin.name, self.callbacks[rule])


_rows = cache(_Rows)


class Automaton:
    """The state of one parse, from the rule `start` on."""

    def __init__(self, start: str) -> None:
        self.rows = _rows(start)
        self.states: list[int] = [self.rows.start]
        self.values: list[Any] = []
        """What each symbol on the stack came to; there is one state more than values."""

    def feed(self, terminal: str, value: object = None) -> bool:
        """Read a terminal; False if it cannot come next. Rules that ended before it are completed in any case."""
        rows, states, values = self.rows, self.states, self.values
        while True:
            move = rows[states[-1]].get(terminal)
            if move is None:
                return False
            if isinstance(move, int):
                states.append(move)
                values.append(value)
                return True
            size, origin, build = move
            base = len(values) - size
            children = values[base:]
            del values[base:], states[base + 1 :]
            states.append(rows[states[-1]][origin])  # type: ignore[arg-type]  # After a rule, it always goes on.
            values.append(build(children))

    def accepts(self, terminal: str) -> bool:
        """Whether a terminal can come next; a row alone says yes too often, since LALR merges what may follow."""
        base, below = self.states, len(self.states)
        pushed: list[Any] = []
        while True:
            move = self.rows[pushed[-1] if pushed else base[below - 1]].get(terminal)
            if move is None or isinstance(move, int):
                return move is not None
            below -= max(0, move.size - len(pushed))
            del pushed[max(0, len(pushed) - move.size) :]
            pushed.append(self.rows[pushed[-1] if pushed else base[below - 1]][move.origin])

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
