"""What each rule of extraction decides: facts and perfect tables lost on the tuned filers when it is switched off.

python benchmarks/ablation.py              all rules, four forms; a Markdown table
python benchmarks/ablation.py --rule NAME  one of them, with the tables that suffer most

A rule is switched off from outside, by putting something that decides nothing in its place. Rules back one another up,
so what one loses alone is less than what it does.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, NamedTuple
from unittest.mock import patch

import dev_tables
from dev_tables import BENCH, FORMS, TABLES, Gold, Result, Rewrite, golds, run

from exporter.document.document import Document
from exporter.extraction import (
    calendars,
    columns,
    crossing,
    currencies,
    dates,
    dispositions,
    headings,
    layout,
    lengths,
    measure,
    periods,
    rows,
    scale,
    slots,
    statements,
    tables,
    timing,
    tokens,
    units,
)
from exporter.extraction.surroundings import Surroundings
from exporter.readers import markdown

_NEVER = re.compile(r"(?!)")
_CACHED = (periods.read_time, scale.read_scale, currencies.named_in, dispositions._named)


class Off(NamedTuple):
    """Something to be put in the place of an attribute of a module or class."""

    where: Any
    name: str
    instead: Any


def _step(steps: str, without: Callable[..., Any]) -> Off:
    chain = getattr(timing, steps)
    return Off(timing, steps, tuple(step for step in chain if step is not without))


def _none(*_: Any, **__: Any) -> None:
    return None


def _false(*_: Any, **__: Any) -> bool:
    return False


def _first(first: Any, *_: Any, **__: Any) -> Any:
    return first


def _without_surroundings(_: Any, __: Any) -> Surroundings:
    return Surroundings(above=())


RULES: dict[str, tuple[Off, ...]] = {
    "dates: month and day beside the labels": (_step("DATE_STEPS", dates._month_day_from_label),),
    "dates: quarter or half by its number": (_step("DATE_STEPS", dates._end_of_part),),
    "dates: carried from a neighbouring column": (_step("DATE_STEPS", dates._month_day_from_neighbour),),
    "dates: years of the text above": (_step("DATE_STEPS", dates._years_from_above),),
    "dates: a date of that year in the text above": (_step("DATE_STEPS", dates._date_from_above),),
    "dates: the given period end": (_step("DATE_STEPS", dates._from_settings),),
    "dates: a bare year is the calendar's": (_step("DATE_STEPS", dates._guess_year_end),),
    "lengths: beside the labels": (_step("LENGTH_STEPS", lengths._length_from_label),),
    "lengths: in the text above": (_step("LENGTH_STEPS", lengths._length_from_above),),
    "lengths: a year called by its name": (_step("LENGTH_STEPS", lengths._length_of_named_years),),
    "lengths: flows without a length are years": (_step("LENGTH_STEPS", lengths._length_of_years),),
    "calendars: years and quarters by weeks": (Off(calendars.FiscalCalendar, "goes_by_weeks", _false),),
    "calendars: year to date begins behind the year's end": (
        Off(calendars.FiscalCalendar, "_after_year_end", lambda self, start: start),
    ),
    "headers: what bled into the neighbour": (Off(columns, "_without_neighbours", _first),),
    "headers: several in one cell are parted": (Off(columns, "_unbleed", _first),),
    "headers: a later block begins anew": (Off(layout, "_parts", lambda lines: [_one_block(lines)]),),
    "tokens: 19xx and 20xx are years": (Off(tokens, "_YEAR", _NEVER),),
    "tokens: a dash is zero": (Off(tokens, "_DASH", _NEVER),),
    "tokens: signs in cells of their own": (Off(tokens, "_join", _first),),
    "tokens: numbers of notes, footnote marks": (Off(layout, "set_aside", _first),),
    "slots: short rows are no percentages (TAB)": (
        Off(slots, "_without_percents", lambda _, count: tuple(range(count))),
    ),
    "columns: per cent printed once for a column": (Off(layout, "_begins_with_percent", _false),),
    "columns: differences between others": (Off(layout, "is_change", _false),),
    "rows: notes of time and scale above the labels": (Off(rows, "_is_note", _false),),
    "separators: a comma may be the decimal mark": (Off(layout, "decimal_mark", lambda _: "."),),
    "scale: the text above": (Off(statements.Scene, "around", _without_surroundings),),
    "scale: headers of the table": (Off(measure, "_headers", lambda _: iter(())),),
    "scale: numbers of shares have their own": (Off(scale, "_shares", _none),),
    "scale: a note in the label or heading": (Off(crossing, "read_scale", lambda _: scale.ScaleNote()),),
    "units: by the label": (Off(crossing, "by_label", _none),),
    "units: by the heading": (Off(crossing, "by_heading", _none),),
    "units: a line of stock is money": (Off(units, "_STOCK", _NEVER),),
    "units: two decimals among whole numbers": (Off(crossing, "_stands_out_by_decimals", _false),),
    "balances: beginning and end of a period": (Off(tables, "balance_of", _none),),
    "balances: by the day": (Off(crossing, "balance_on", _none),),
    "balances: rows that take the last one apart": (Off(tables, "reconciles", _false),),
    "headings: a total closes its section": (Off(headings.Headings, "pass_row", _none),),
    "kinds: by the rows": (Off(tables.statement_kind, "by_content", _none),),
    "kinds: by the title": (Off(tables.statement_kind, "by_title", _none),),
    "tables: columns of one period that differ": (Off(tables, "_contradicts_itself", _false),),
    "tables: cut by a page": (Off(statements, "carry_on", lambda document, before, reading, between: reading),),
    "TAB: rows that begin with a hyphen": (Off(markdown, "_rejoined", lambda parser, found: found),),
}


def _one_block(lines: tuple[rows.Line, ...]) -> tuple[list[rows.Line], list[rows.Line]]:
    """All headers, and all that is none and not blank."""
    heads = [line for line in lines if line.kind is rows.RowKind.HEADER]
    others = (rows.RowKind.HEADER, rows.RowKind.BLANK)
    return heads, [line for line in lines if line.kind not in others]


class Shelf:
    """Tables that are read once: the rules of extraction, but for those of a reader, come afterwards."""

    def __init__(self) -> None:
        self._held: dict[tuple[str, str], Document] = {}

    def read(self, gold: Gold, form: str, rewrite: Rewrite | None = None) -> Document:
        """The table in one of its forms."""
        key = gold["id"], form
        if key not in self._held:
            self._held[key] = _READ(gold, form, rewrite)
        return self._held[key]

    def clear(self) -> None:
        """Forget them."""
        self._held.clear()


_READ = dev_tables.read


@contextmanager
def switched_off(rule: tuple[Off, ...]) -> Iterator[None]:
    """The product without a rule."""
    with ExitStack() as stack:
        for off in rule:
            assert hasattr(off.where, off.name), off
            stack.enter_context(patch.object(off.where, off.name, off.instead))
        for cached in _CACHED:
            cached.cache_clear()
        yield
    for cached in _CACHED:
        cached.cache_clear()


def _right(result: Result) -> int:
    return result.facts - result.misread.total()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rule", choices=RULES)
    options = parser.parse_args()
    if not TABLES.is_dir():
        print(f"nothing to measure: {BENCH} is not there")
        return
    shelf = Shelf()
    dev_tables.read = shelf.read
    chosen = golds(held=False)
    whole = {form: run(chosen, form) for form in FORMS}
    if options.rule:
        shelf.clear()
        with switched_off(RULES[options.rule]):
            for form in FORMS:
                lost = run(chosen, form)
                print(form, _right(whole[form]) - _right(lost), sorted(lost.worst, reverse=True)[:8])
        return
    print("| rule |", " | ".join(FORMS), "|\n|---|" + "---|" * len(FORMS))
    for name, rule in RULES.items():
        of_reader = any(off.where is markdown for off in rule)
        if of_reader:
            shelf.clear()
        with switched_off(rule):
            said = []
            for form in FORMS:
                lost = run(chosen, form)
                facts = _right(whole[form]) - _right(lost)
                perfect = whole[form].perfect - lost.perfect
                more = lost.spurious - whole[form].spurious
                said.append(
                    f"{facts} / {perfect}" + (f" (+{more})" if more > 0 else "") if facts or perfect or more else ""
                )
        print(f"| {name} |", " | ".join(said), "|", flush=True)
        if of_reader:
            shelf.clear()


if __name__ == "__main__":
    main()
