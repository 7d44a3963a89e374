"""What is found in statements as published: counted, listed, and drawn to be judged by hand."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from seeded_filings import Filing

from exporter.arithmetic.repairs import Inconsistency
from exporter.arithmetic.rows import Row
from exporter.arithmetic.sums import Sum


def share(part: int, whole: int) -> str:
    """A percentage."""
    return f"{part / whole:.1%}" if whole else "-"


def print_alarms(alarms: Sequence[tuple[Filing, tuple[Inconsistency, ...]]], *, listed: bool) -> None:
    total = sum(len(f.parts) for f, _ in alarms)
    errors = sum(len({i.table for i in found if i.certain}) for _, found in alarms)
    warned = sum(
        len({i.table for i in found if not i.certain} - {i.table for i in found if i.certain}) for _, found in alarms
    )
    print(f"as published: {total} statements, error in {share(errors, total)}, warning only in {share(warned, total)}")
    kinds = Counter(
        (getattr(i.relation, "kind", "") or i.relation.family, i.certain)
        for _, found in alarms
        for i in found  # type: ignore[union-attr]
    )
    for what, count in kinds.most_common() if listed else ():
        print(f"   {count:5} {what}")
    for filing, found in alarms if listed else ():
        for line in described(filing, found):
            print(line)


def described(filing: Filing, found: Sequence[Inconsistency]) -> Iterator[str]:
    """One line for each sum or tie that fails, its columns together."""
    seen: dict[tuple[int, int, object], list[Inconsistency]] = defaultdict(list)
    for i in found:
        seen[i.table, i.cells[0].row, _kind(i)].append(i)
    for (table, row, kind), alike in seen.items():
        best = next((i.repairs[0] for i in alike if i.repairs), None)
        place = (
            best and f"{best.cause} x{best.closes}: {_row(filing, best.cells[0].table, best.cells[0].row).label[:50]}"
        )
        certain = any(i.certain for i in alike)
        differences = " ".join(f"{i.column}:{i.difference}" for i in alike)
        label = f"{filing.parts[table].kind} {_row(filing, table, row).label[:50]}"
        yield f"{'E' if certain else 'w'} {filing.adsh} {kind} {label} by {differences} <- {place or 'nothing'}"


def print_drawn(alarms: Sequence[tuple[Filing, tuple[Inconsistency, ...]]], count: int, *, certain: bool) -> None:
    """Findings drawn by hash, with the rows of each, to be judged by hand."""
    drawn = []
    for filing, found in alarms:
        firsts = {(i.table, i.cells[0].row, _kind(i)): i for i in reversed(found) if i.certain == certain}
        for (table, row, _), i in firsts.items():
            drawn.append((hashlib.sha256(f"{filing.adsh} {table} {row}".encode()).hexdigest(), filing, i))
    print(f"{len(drawn)} findings")
    for _, filing, i in sorted(drawn, key=lambda entry: entry[0])[:count]:
        part = filing.parts[i.table]
        print(f"\n{filing.adsh} {part.kind} {_kind(i)} column {i.column} by {i.difference}")
        signs = {p.row: p.coefficient for p in i.relation.contributors} if isinstance(i.relation, Sum) else {}
        for cell in i.cells:
            other, row = filing.parts[cell.table], _row(filing, cell.table, cell.row)
            line = other.lines[cell.row]
            sign = {1: "+", -1: "-"}.get(signs.get(cell.row, 0), "=")
            print(f"  {sign} {line.tag} {row.values} {'negated' if line.negated else ''} | {row.label[:60]}")
        for r in i.repairs[:2]:
            rows = [filing.parts[c.table].lines[c.row].tag for c in r.cells[:1]]
            print(f"  -> {r.cause} x{r.closes} {rows} {r.values}")


def _kind(inconsistency: Inconsistency) -> str:
    relation = inconsistency.relation
    return relation.family if isinstance(relation, Sum) else relation.kind


def _row(filing: Filing, table: int, row: int) -> Row:
    return next(r for r in filing.tables[table].rows if r.id == row)
