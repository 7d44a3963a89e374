"""Writes the sums of statements as an HTML page."""

from __future__ import annotations

from typing import Any

from exporter.render.environment import environment


def sums_page(trees: list[dict[str, Any]], ties: list[dict[str, Any]], *, title: str) -> bytes:
    """Sums (`relations.sum_trees`) as nested rows of a table for each statement, and ties as a list, UTF-8."""
    return environment().get_template("report/sums.html.jinja").render(trees=trees, ties=ties, title=title).encode()
