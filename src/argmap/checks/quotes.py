"""A quote is taken for what its source says, word for word; a slip in it puts words into somebody's mouth."""

from collections.abc import Iterator

from argmap.analysis import Analysis
from argmap.diagnostics import Diagnostic
from argmap.language.tree import Text
from argmap.model import Argument, CitedSource, Name, Statement


def quote_not_in_source(analysis: Analysis) -> Iterator[Diagnostic]:
    """ARG414: the words of a `quote` are not in the text of a source it cites, where the source has one (its `file`).

    A quote that cites nothing itself is taken to be of the source that its statement cites, if that is only one.
    """
    argument = analysis.argument
    pairs = [
        (quote, source)
        for statement in argument.statements.values()
        for quote in statement.quotes
        for source in _quoted(argument, statement, quote)
        if source.text is not None
    ]
    if pairs:
        from argmap.checks.misquotes import misquotes  # It takes a while to load, and most arguments do without.

        yield from misquotes(pairs)


def _quoted(argument: Argument, statement: Statement, quote: Text) -> list[CitedSource]:
    cited = dict.fromkeys(cite.source.text for cite in quote.cites())
    if not cited:
        cited = dict.fromkeys(cite.source.text for cite in statement.text.cites())
        if len(cited) > 1:
            return []
    return [argument.sources[Name(name)] for name in cited if name in argument.sources]
