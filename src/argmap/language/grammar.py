"""The grammar as LALR tables: `grammar/argmap.lark` is the one place that says what the language is.

Lark takes longer to work them out than most files take to read, so they are kept for the user, as plain data: what is
read back is looked through, and there is nothing in it that could run.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from argmap import __version__
from argmap.cache import digest_of, user_cache


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the grammar: its name, how many symbols it has, and which of these make its children.

    With each of these goes whether the children of that symbol stand there in its place.
    """

    origin: str
    size: int
    kept: Sequence[tuple[int, bool]]


@dataclass(frozen=True, slots=True)
class Tables:
    """What a parser goes by: states, rules, and the terminals of the language."""

    start: int
    """The state that a document begins in."""
    rows: Sequence[Mapping[str, int]]
    """For each state what to do, by the symbol that comes next: go on to a state, or complete rule `~number` first."""
    rules: Sequence[Rule]
    keywords: Mapping[str, str]
    """The terminal of each word that is written just so."""
    patterns: Mapping[str, str]
    """The other terminals, as regular expressions."""


def grammar_text() -> str:
    """The grammar: the copy in an installed package, else the one in a checkout."""
    packaged = files("argmap") / "grammar" / "argmap.lark"
    if packaged.is_file():
        return packaged.read_text("utf-8")
    return (Path(__file__).parents[3] / "grammar" / "argmap.lark").read_text("utf-8")


@cache
def tables() -> Tables:
    """The tables of the grammar: those that are kept, or else what Lark makes of it."""
    key = digest_of("tables", __version__, grammar_text())
    known = _read(user_cache().get(key))
    if known is None:
        known = _worked_out()
        user_cache().put(key, json.dumps(asdict(known), separators=(",", ":")).encode())
    return known


@cache
def pattern(terminal: str) -> re.Pattern[str]:
    """A terminal of the grammar as a regular expression."""
    return re.compile(tables().patterns[terminal])


def with_lark() -> Any:  # noqa: ANN401 - most of what it has, it has no types for
    """The grammar as Lark understands it."""
    from lark import Lark  # Not needed where the tables are kept.

    start = ["document", "text"]
    return Lark(grammar_text(), parser="lalr", lexer="basic", start=start, maybe_placeholders=False)


def _worked_out() -> Tables:
    """The tables that Lark makes of the grammar."""
    from lark.parsers.lalr_analysis import Shift

    made = with_lark()
    parser = made.parse_interactive("", start="document").parser_state.parse_conf
    numbers = {rule: number for number, rule in enumerate(parser.callbacks)}
    rows = [
        {symbol: target if action is Shift else ~numbers[target] for symbol, (action, target) in row.items()}
        for _, row in sorted(parser.states.items())
    ]
    words = {each.name: each.pattern for each in made.terminals}
    keywords = {str(each.value): name for name, each in words.items() if each.type == "str" and name[0] != "_"}
    patterns = {name: each.to_regexp() for name, each in words.items() if each.type != "str"}
    return Tables(parser.start_state, rows, [_rule(each) for each in parser.callbacks], keywords, patterns)


def _rule(rule: Any) -> Rule:  # noqa: ANN401 - Lark does not say what its table has
    """A rule as Lark has it: of a terminal whose name begins with `_` nothing is kept; a rule named so only groups."""
    kept = [
        (at, not symbol.is_term and symbol.name.startswith("_"))
        for at, symbol in enumerate(rule.expansion)
        if not (symbol.is_term and symbol.filter_out)
    ]
    return Rule(str(rule.origin.name), len(rule.expansion), kept)


def _read(data: bytes | None) -> Tables | None:
    """What was kept; None for anything else."""
    try:
        found = json.loads(data or b"")
        rules = [Rule(each["origin"], each["size"], [(at, put) for at, put in each["kept"]]) for each in found["rules"]]
        read = Tables(found["start"], found["rows"], rules, found["keywords"], found["patterns"])
        return read if all(_sound(read)) else None
    except (ValueError, KeyError, TypeError, AttributeError, re.error):
        return None


def _sound(read: Tables) -> Iterator[bool]:
    """Whether tables lead nowhere that is not in them."""
    moves = range(-len(read.rules), len(read.rows))
    yield type(read.start) is int and read.start in range(len(read.rows))
    yield all(type(move) is int and move in moves for row in read.rows for move in row.values())
    for rule in read.rules:
        yield type(rule.origin) is str and type(rule.size) is int and rule.size >= 0
        yield all(type(at) is int and at in range(rule.size) and type(put) is bool for at, put in rule.kept)
    yield all(type(each) is str for words in (read.keywords, read.patterns) for pair in words.items() for each in pair)
    yield all(map(re.compile, read.patterns.values()))
