"""Small invented reports, as checks see them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from exporter.checks.subject import Subject
from exporter.dts.concept import Balance, Concept, Label, PeriodType
from exporter.dts.held import HeldDTS
from exporter.dts.network import Arc, Arcrole, Network, Role
from exporter.messages import Place
from exporter.oim.aspects import Entity, Instant, Period, Unit, days, money
from exporter.oim.fact import Datatype, Fact, Value
from exporter.oim.report import Report
from exporter.oim.shown import Shown
from exporter.qname import XBRLI, QName

NS = "http://gaap.example/2024"
USD = money("USD")
Y24, Y23, Y22, Y21 = (days(date(year, 1, 1), date(year, 12, 31)) for year in (2024, 2023, 2022, 2021))
END24, END23 = (days(None, date(year, 12, 31)) for year in (2024, 2023))


def name(local: str) -> QName:
    return QName(NS, local)


def fact(
    local: str,
    value: object,
    period: Period = Y24,
    *,
    unit: Unit | None = USD,
    decimals: int | None = 0,
    dimensions: tuple[tuple[QName, QName], ...] = (),
) -> Fact:
    """A fact; what is no number has neither unit nor decimals. Its id is given by `subject`."""
    number = isinstance(value, int | Decimal)
    return Fact(
        id="",
        concept=name(local),
        entity=Entity(scheme="http://x.example", identifier="1"),
        period=period,
        value=Decimal(value) if isinstance(value, int) else _text(value),
        unit=unit if number else None,
        decimals=decimals if number else None,
        dimensions=dimensions,
        datatype=Datatype.DECIMAL if number else Datatype.OTHER,
    )


def _text(value: object) -> Value:
    assert isinstance(value, str | Decimal)
    return value


def row(
    local: str, *values: int | None, periods: Iterable[Period] = (Y24, Y23, Y22, Y21), **more: object
) -> list[Fact]:
    """The facts of a row, one a column; None leaves a column empty."""
    pairs = zip(values, periods, strict=False)
    return [fact(local, value, period, **more) for value, period in pairs if value is not None]


def subject(
    *rows: list[Fact],
    printed: Mapping[tuple[int, int], bool] | None = None,
    shown: bool = True,
    types: Mapping[str, str] | None = None,
    labels: Mapping[str, str] | None = None,
    sums: Mapping[str, Mapping[str, int]] | None = None,
    twins: Mapping[str, str] | None = None,
) -> Subject:
    """A report with one table of these rows, the n-th fact of it called f1, f2, ...

    `printed` says by row and column where the print's minus is not the value's. `types` are item types by concept,
    `sums` weights by total and part, `twins` standard concepts by own ones.
    """
    facts, places, where = [], {}, {}
    for r, found in enumerate(rows):
        for c, one in enumerate(found):
            said = replace(one, id=f"f{len(facts) + 1}")
            facts.append(said)
            places[said.id] = Place(file="report.xhtml", line=r + 1)
            negative = isinstance(said.value, Decimal) and said.value < 0
            negative = (printed or {}).get((r, c), negative)
            where[said.id] = Shown(
                table=0, row=r, label=(labels or {}).get(said.concept.local, said.concept.local), negative=negative
            )
    return Subject(
        report=Report(facts=tuple(facts), schemas=(), prefixes=()),
        dts=_dts(facts, types or {}, labels or {}, sums or {}),
        places=places,
        shown=where if shown else {},
        twins={name(own): name(standard) for own, standard in (twins or {}).items()},
    )


def _dts(
    facts: Iterable[Fact], types: Mapping[str, str], labels: Mapping[str, str], sums: Mapping[str, Mapping[str, int]]
) -> HeldDTS:
    kinds = {
        one.concept: PeriodType.INSTANT if isinstance(one.period, Instant) else PeriodType.DURATION for one in facts
    }
    concepts = [
        Concept(
            name=concept,
            type=QName(XBRLI, types.get(concept.local, "monetaryItemType")),
            period_type=kind,
            balance=Balance.DEBIT,
            schema="s",
            id=concept.local,
        )
        for concept, kind in kinds.items()
    ]
    arcs = tuple(
        Arc(parent=name(total), child=name(part), order=Decimal(n), weight=Decimal(weight))
        for total, parts in sums.items()
        for n, (part, weight) in enumerate(parts.items(), start=1)
    )
    role = Role(uri="r", definition="Statement of income", schema="s", id="r")
    return HeldDTS(
        entry_points=(),
        concepts=concepts,
        labels=[Label(concept=name(local), text=text) for local, text in labels.items()],
        networks=(Network(role=role, arcrole=Arcrole.SUMMATION_ITEM_2003, arcs=arcs),) if arcs else (),
    )
