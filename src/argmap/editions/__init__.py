"""Editions of an argument: which sections a reader gets, and how much of each."""
