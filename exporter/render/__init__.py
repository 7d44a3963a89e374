"""Writes what is known as files, each through its template."""
