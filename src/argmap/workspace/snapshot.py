"""What is known of the files at one moment: values that stay as they are, whatever becomes of the files."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from argmap.analysis import Analysis
from argmap.diagnostics import Source
from argmap.language.tree import Document
from argmap.model import Argument
from argmap.model.group import Group
from argmap.workspace.files import Finder

if TYPE_CHECKING:
    from argmap.render.theme import Theme  # Takes a while to import, and few arguments name a style.


@dataclass(frozen=True, slots=True)
class Loaded:
    """The arguments that were read, each with the path of its file."""

    arguments: tuple[tuple[str, Argument], ...] = ()
    previous: Mapping[str, Argument] = field(default_factory=dict)
    """The previous edition of an argument, by the path of the later one, where that names one."""
    groups: Mapping[str, Group] = field(default_factory=dict)
    """The files of each argument, by its path."""
    documents: Mapping[str, Document] = field(default_factory=dict)
    """The syntax tree of every file, by path."""
    sources: Mapping[str, Source] = field(default_factory=dict)
    """All texts that were read, by path, as messages quote them."""
    finder: Finder = field(default_factory=lambda: Finder(()))

    @property
    def asked(self) -> tuple[str, ...]:
        """The path of every file that was asked for, whether it is there or not."""
        return tuple(self.finder.asked)


@dataclass(frozen=True, slots=True)
class Compiled:
    """All that is known before anything is drawn: each argument analysed, with the path of its file.

    Without errors, that is: where there are any, nothing is analysed.
    """

    loaded: Loaded
    analyses: tuple[tuple[str, Analysis], ...] = ()
    themes: "Mapping[str, Theme]" = field(default_factory=dict)
    """The looks of those that name a style file, by path."""
    digests: Mapping[str, str] = field(default_factory=dict)
    """By path, a digest of all files that what is made of an argument depends on."""

    def theme(self, path: str) -> "Theme":
        """The looks of the argument at a path."""
        from argmap.render.theme import PLAIN

        return self.themes.get(path, PLAIN)

    @property
    def sources(self) -> Mapping[str, Source]:
        """The texts by path, as messages quote them."""
        return self.loaded.sources

    @property
    def asked(self) -> tuple[str, ...]:
        """The path of every file that was asked for, whether it is there or not."""
        return self.loaded.asked

    @property
    def previous(self) -> Mapping[str, Argument]:
        """The previous editions of those that name one, by path."""
        return self.loaded.previous
