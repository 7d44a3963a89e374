"""Prose: amounts in running text, each with what it is said of, for which period, and whether it states a change."""
