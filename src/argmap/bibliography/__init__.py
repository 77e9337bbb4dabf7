"""Reads bibliographies as reference managers export them, BibTeX, BibLaTeX and CSL-JSON, into one kind of work."""

from argmap.bibliography.read import read_bibliography
from argmap.bibliography.reference import CslItem, Reference

__all__ = ["CslItem", "Reference", "read_bibliography"]
