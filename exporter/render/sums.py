"""Writes the sums of statements as an HTML page."""

from __future__ import annotations

from typing import Any

from exporter.render.environment import environment


def sums_page(trees: list[dict[str, Any]], *, title: str) -> bytes:
    """The trees of `extracts.sum_trees` as nested rows of a table for each statement, UTF-8."""
    return environment().get_template("report/sums.html.jinja").render(trees=trees, title=title).encode()
