"""How commands answer: of each argument in the language of its brief or the one asked for, facts with their places."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from argmap.analysis import Analysis
from argmap.cli.options import command_line
from argmap.cli.report import WIDTH, coloured, columns
from argmap.document.nodes import Blocks
from argmap.document.prose import anchor
from argmap.document.resolving import resolved
from argmap.locales import LANGUAGES
from argmap.model import Name
from argmap.wording import Catalogue, Speaker
from argmap.workspace.snapshot import Compiled
from argmap.writers.json.rows import Entry
from argmap.writers.text import Location, Terminal

lang_option: Callable[[Any], Any] = click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default=None,
    help="Answer in this language; without it, in the brief's own.",
)


class Answer:
    """What is said of one argument: `say` puts facts into words, and `out` sets them in lines."""

    def __init__(self, analysis: Analysis, compiled: Compiled, paths: Sequence[Path], lang: str | None) -> None:
        head = analysis.argument.masthead
        self.analysis, self.argument = analysis, analysis.argument
        self.say = Speaker.of(analysis.argument, words_for([analysis], lang), {})
        self._places = _Places(analysis, compiled)
        self.out = Terminal(self._places, coloured(sys.stdout), min(columns(sys.stdout) or WIDTH, WIDTH))
        self._name = head.name if head and len(compiled.analyses) > 1 else ""
        self._paths = paths

    def heading(self) -> Iterator[str]:
        """A line that names the brief, where it would not be clear which one is meant."""
        if self._name:
            yield self.out.line(self.say("in-brief", name=self._name))

    def supposing(self, without: Sequence[Name]) -> Iterator[str]:
        """What is supposed to be left out, before what is said of the rest."""
        if without:
            sources = self.argument.sources
            called = [self.say.source(each) if each in sources else self.say.called(each) for each in without]
            yield from self.out.paragraph(self.say("supposing", names=self.say.listed(called, last="list-and")))
            yield ""

    def key(self) -> Iterator[str]:
        """The interpretations by the letters that stand for them, and what each claims."""
        for name, chip in self.say.chips.items():
            yield from self.out.paragraph(self.say.with_page(name), f"{chip.letter}  ")
        yield ""

    def document(self, blocks: Blocks) -> Iterator[str]:
        """Blocks in lines; what they lead to is where it is written."""
        yield from self.out.blocks(resolved(blocks, self._places.spans))

    def more(self, *words: str, margin: str = "  ") -> Iterator[str]:
        """What to type to be told more of the same files, not broken into lines, so that it can be copied."""
        yield margin + self.out.line(self.say("more", command=command_line(*words, paths=self._paths)))


def words_for(analyses: Sequence[Analysis], lang: str | None) -> Catalogue:
    """The words for what is said of several arguments at once: those of the first."""
    heads = [each.argument.masthead for each in analyses]
    return Catalogue.of(lang or next((head.lang for head in heads if head), ""))


class _Places:
    """Finds where statements and sources are written, by the anchors of a document."""

    def __init__(self, analysis: Analysis, compiled: Compiled) -> None:
        argument = analysis.argument
        self.files = compiled.sources
        self.spans = {anchor(name): (one.span, name if one.named else "") for name, one in argument.statements.items()}
        self.spans.update({f"src-{name}": (one.span, name) for name, one in argument.sources.items()})

    def __call__(self, target: str) -> Location | None:
        if target not in self.spans:
            return None
        span, name = self.spans[target]
        return Location(f"{span.path}:{self.files[span.path].position(span.start).line}", name)


def print_json(entries: Iterable[Entry]) -> None:
    """Print facts for scripts."""
    click.echo(json.dumps(list(entries), indent=2))


def print_answers(answers: Iterable[tuple[Answer, Iterable[str]]]) -> None:
    """Print what there is to say of each argument."""
    click.echo("\n\n".join("\n".join((*each.heading(), *lines)) for each, lines in answers))
