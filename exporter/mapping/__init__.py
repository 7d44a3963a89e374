"""Joins what the source says to what a taxonomy says: concepts, signs, extension, report."""
