"""Every small change that can be made to a module: a comparison turned, a number one more, a keyword left out, …"""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

OPPOSITE: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
SAID_FOR_TYPES = ("annotation", "returns", "decorator_list", "format_spec")
"""Parts of the tree that are not looked into: what they say does not change what is worked out."""


@dataclass(frozen=True, slots=True)
class Change:
    """What was changed: the lines of the statement it is in, and the code of the smallest part before and after."""

    first: int
    last: int
    before: str
    after: str


def changes(tree: ast.Module) -> Iterator[Change]:
    """Each change, one after the other: the tree has it until the next is asked for, and none at the end."""
    for node, first, last in _parts(tree):
        for field, value in _alternatives(node):
            before, kept = ast.unparse(node), getattr(node, field)
            setattr(node, field, value)
            yield Change(first, last, before, ast.unparse(node))
            setattr(node, field, kept)


def _parts(tree: ast.Module) -> Iterator[tuple[ast.AST, int, int]]:
    """All nodes that may be changed, with the lines of the statement (of a compound one, its head) they are in."""
    rest: list[tuple[ast.AST, int, int]] = [(tree, 1, 1)]
    while rest:
        node, first, last = rest.pop()
        if isinstance(node, ast.stmt):
            body: list[ast.stmt] = getattr(node, "body", [])
            first, last = node.lineno, body[0].lineno - 1 if body else node.end_lineno or node.lineno
            last = max(first, last)
        yield node, first, last
        for field, value in ast.iter_fields(node):
            if field not in SAID_FOR_TYPES:
                inner = value if isinstance(value, list) else [value]
                rest.extend((each, first, last) for each in inner if isinstance(each, ast.AST) and not _unsaid(each))


def _unsaid(node: ast.AST) -> bool:
    """Whether it is documentation, an import, the list of what others may import, or a guard against bugs."""
    match node:
        case ast.Expr(value=ast.Constant()) | ast.Import() | ast.ImportFrom():
            return True
        case ast.Assign(targets=[ast.Name(id="__all__")]) | ast.Assert() | ast.keyword(arg="strict"):
            return True
    return False


def _alternatives(node: ast.AST) -> Iterator[tuple[str, object]]:
    """Fields of a node with another value each."""
    match node:
        case ast.Compare(ops=ops):
            for place, op in enumerate(ops):
                yield "ops", [*ops[:place], OPPOSITE[type(op)](), *ops[place + 1 :]]
        case ast.BoolOp(op=op) | ast.BinOp(op=op) | ast.AugAssign(op=op) if type(op) in OPPOSITE:
            yield "op", OPPOSITE[type(op)]()
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield "operand", ast.UnaryOp(ast.Not(), operand)
        case ast.Constant(value=value):
            yield from _values(value)
        case ast.comprehension(ifs=conditions):
            yield from (("ifs", _without(conditions, condition)) for condition in conditions)
        case ast.Call(keywords=keywords):
            yield from (("keywords", _without(keywords, keyword)) for keyword in keywords if _matters(keyword))
        case ast.Expr():
            yield "value", ast.Constant(None)
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
            if not isinstance(test, ast.Compare | ast.BoolOp | ast.UnaryOp | ast.Constant):  # These change within.
                yield "test", ast.UnaryOp(ast.Not(), test)
    yield from _jumps(node)


def _matters(keyword: ast.keyword) -> bool:
    return bool(keyword.arg) and not _unsaid(keyword)


def _values(value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, bool):
        yield "value", not value
    elif isinstance(value, int):
        yield "value", value + 1
    elif isinstance(value, str):
        yield "value", f"XX{value}XX"


def _without(nodes: Sequence[ast.AST], one: ast.AST) -> list[ast.AST]:
    return [node for node in nodes if node is not one]


def _jumps(node: ast.AST) -> Iterator[tuple[str, object]]:
    """Loops left for loops gone on with, and the other way round."""
    for field in ("body", "orelse"):
        block: object = getattr(node, field, None)
        if not isinstance(block, list):  # A lambda's is one node.
            continue
        for place, statement in enumerate(block):
            if isinstance(statement, ast.Break | ast.Continue):
                other = ast.Continue() if isinstance(statement, ast.Break) else ast.Break()
                yield field, [*block[:place], other, *block[place + 1 :]]
