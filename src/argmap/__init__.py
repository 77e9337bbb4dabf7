"""argmap: a document compiler for reasoned disagreement."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.analysis import Analysis, analyse
    from argmap.limits import Limits
    from argmap.model import Argument
    from argmap.workspace.database import load_string, read_arguments

__all__ = ["Analysis", "Argument", "Limits", "analyse", "load_string", "read_arguments"]

__version__ = "0.1.0"

_HOMES = {
    "Analysis": "analysis",
    "Argument": "model",
    "Limits": "limits",
    "analyse": "analysis",
    "load_string": "workspace.database",
    "read_arguments": "workspace.database",
}


if not TYPE_CHECKING:  # The program starts sooner when what is not needed is not imported.

    def __getattr__(name: str) -> object:
        """What the package offers to other programs, imported when it is asked for."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"argmap.{_HOMES[name]}"), name)
