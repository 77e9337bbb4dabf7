"""One module a part: from an analysis, and a speaker who knows the words, to the section; empty where it has no say.

None knows of paper: what references show, and how tables and maps are divided, is the writers' business.
"""
