"""The only place that puts facts into words: a function a fact, from the fact and a speaker to what stands in a line.

Terminal, brief, maps and texts read aloud all call the same, so that no two of them can say one thing in two ways.
"""

from argmap.wording.catalogue import Catalogue
from argmap.wording.speaker import Speaker, shorten

__all__ = ["Catalogue", "Speaker", "shorten"]
