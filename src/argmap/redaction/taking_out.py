"""Finds what `argmap extract` would not take out of a PDF again, before it is put there."""

from collections.abc import Iterator

from argmap.analysis import Analysis
from argmap.diagnostics import Diagnostic, Label
from argmap.limits import MIB, raised_by
from argmap.redaction.copies import SourceCopy
from argmap.render.extraction import unfit


def not_to_be_taken_out(copy: SourceCopy, analysis: Analysis) -> Iterator[Diagnostic]:
    """Why `argmap extract` would not take these files out of a PDF again, if it would not."""
    head, limits = analysis.argument.masthead, analysis.limits
    place = Label(head.name_span) if head else None
    size = sum(len(each.data) for each in copy.files)
    if trouble := unfit([each.path for each in copy.files]):
        advice = "rename it, or move it: what a brief is made of goes with its PDF, to be taken out anywhere"
        yield Diagnostic("ARG913", trouble, place, help=advice)
    if len(copy.files) > limits.pdf_files:
        message = (
            f"{len(copy.files):,} files go with the PDF, more than the {limits.pdf_files:,} that are taken out of one"
        )
        yield Diagnostic("ARG914", message, place, help=raised_by("pdf-files", limits.pdf_files))
    if size > limits.pdf_unpacked * MIB:
        message = f"what goes with the PDF is larger than the {limits.pdf_unpacked:,} MiB that are taken out of one"
        yield Diagnostic("ARG914", message, place, help=raised_by("pdf-unpacked", limits.pdf_unpacked))
