"""What the numbers of a source prove: the sums of each statement as trees, and the ties between statements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from exporter.arithmetic.sums import Sum
from exporter.arithmetic.ties import Cell, find_ties
from exporter.checks.printed import in_currency, period
from exporter.extraction.facts import Statement
from exporter.mapping.signs import numbers, sums
from exporter.oim.fact import canonical


def sum_trees(statements: Sequence[Statement]) -> list[dict[str, Any]]:
    """The sums each statement proves, as trees: a node has label, printed values by column, coefficient and parts."""
    trees = []
    for statement in statements:
        proven = {found_sum.total: found_sum for found_sum in sums(statement)}
        parts = {part.row for found_sum in proven.values() for part in found_sum.contributors}
        roots = [total for total in proven if total not in parts]
        trees.append(
            {
                "table": statement.table,
                "statement": statement.kind.value,
                "title": statement.title,
                "columns": [period(column) for column in statement.columns],
                "sums": [_node(statement, proven, root, None) for root in sorted(roots)],
            }
        )
    return trees


def _node(statement: Statement, proven: dict[int, Sum], index: int, coefficient: int | None) -> dict[str, Any]:
    row = next(r for r in statement.rows if r.index == index)
    node: dict[str, Any] = {
        "label": row.label,
        "coefficient": coefficient,
        "values": [None if fact is None else canonical(fact.printed) for fact in row.facts],
    }
    if (found := proven.get(index)) is not None:
        node |= {
            "broken": [statement_column(statement, column) for column in found.broken],
            "evidence": found.evidence,
            "risk": str(found.risk),
            "parts": [_node(statement, proven, part.row, part.coefficient) for part in found.contributors],
        }
    return node


def statement_column(statement: Statement, column: int) -> str:
    """The period of a column, as people say it."""
    return period(statement.columns[column])


def tied(statements: Sequence[Statement]) -> list[dict[str, Any]]:
    """Where a figure must turn up again: across statements, between periods, on the two sides of a balance."""
    found = []
    # Figures can be compared to the last digit where they are printed in the same currency and scale.
    for measure in dict.fromkeys((s.currency, s.scale) for s in statements):
        alike = [s for s in statements if (s.currency, s.scale) == measure]
        for tie in find_ties([in_currency(s, numbers(s.rows)) for s in alike]):
            found.append(
                {
                    "kind": tie.kind.value,
                    "holds": tie.holds,
                    "difference": tie.difference,
                    "left": _figure(alike, tie.left),
                    "right": [_figure(alike, cell) for cell in tie.right],
                }
            )
    return found


def _figure(statements: Sequence[Statement], cell: Cell) -> dict[str, Any]:
    statement = statements[cell.table]
    row = next(r for r in statement.rows if r.index == cell.row)
    fact = row.facts[cell.column]
    return {
        "table": statement.table,
        "statement": statement.kind.value,
        "label": row.label,
        "period": period(statement.columns[cell.column]),
        "value": None if fact is None else canonical(fact.printed),
    }


def as_text(trees: list[dict[str, Any]], ties: list[dict[str, Any]]) -> Iterator[str]:
    """Sums and ties as lines for a terminal: signs and indents on the left, values in columns on the right."""
    for tree in trees:
        yield f"{tree['title'] or tree['statement']} (table {tree['table']})"
        rows = [row for root in tree["sums"] for row in _flat(root, 0)]
        width = max((len(text) for text, _ in rows), default=0)
        for text, values in rows:
            yield f"  {text:<{width}}  " + " ".join(f"{value or '':>12}" for value in values)
        if not rows:
            yield "  no sums"
        yield ""
    for tie in ties:
        verdict = "" if tie["holds"] else f"  ! differs by {tie['difference']}"
        yield f"{tie['kind']}: {_told(tie['left'])} = {' + '.join(_told(figure) for figure in tie['right'])}{verdict}"


def _told(figure: dict[str, Any]) -> str:
    return f"{figure['label']} {figure['value']} ({figure['statement']}, {figure['period']})"


def _flat(node: dict[str, Any], depth: int) -> Iterator[tuple[str, list[str | None]]]:
    sign = {None: "=", 1: "+", -1: "−"}[node["coefficient"]]
    broken = f"  ! fails in {', '.join(node['broken'])}" if node.get("broken") else ""
    yield f"{'    ' * depth}{sign} {node['label']}{broken}", node["values"]
    for part in node.get("parts", ()):
        yield from _flat(part, depth + 1)
