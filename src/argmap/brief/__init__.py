"""A brief as data: its parts, composed from an analysis and an atlas, with no markup in them."""

from argmap.brief.citing import Citations
from argmap.brief.compose import compose_brief, maps_for, parts_of, source_marks
from argmap.brief.document import Brief, Part

__all__ = ["Brief", "Citations", "Part", "compose_brief", "maps_for", "parts_of", "source_marks"]
