"""The command line: one thin module per command; the work itself is done on the floors below."""

import sys


def main() -> None:
    """Run argmap on the process's own arguments, and exit; Ctrl-C is no error message, however soon it comes."""
    try:
        from argmap.cli import entry
    except KeyboardInterrupt:
        sys.exit(130)
    entry.main()


__all__ = ["main"]
