"""A document as a value: what it says, in the order of reading, and nothing of paper, screen or file format.

Sections make it of facts, passes number it and form its citations, and writers lower it to what they write.
"""
