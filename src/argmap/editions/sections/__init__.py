"""One module a part: it makes a section of an analysis and a speaker, or none where there is nothing to say.

None knows of paper: what references show, and how tables and maps are divided, is the writers' business.
"""
