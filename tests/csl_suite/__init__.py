"""Runs the official test suite of the Citation Style Language, whose cases are read where they lie."""
