"""Makes the copy of its source that a PDF carries: what a brief can print, and nothing that was not to leave."""

from argmap.redaction.copies import Origin, SourceCopy, copy_of

__all__ = ["Origin", "SourceCopy", "copy_of"]
