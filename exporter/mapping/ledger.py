"""The ledger: the line items that statements report, to be found again by other words for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from exporter.dts.concept import Concept, PeriodType
from exporter.dts.wording import essence
from exporter.extraction.facts import StatementKind
from exporter.mapping.candidates import Candidate, Index
from exporter.mapping.mapped import MappedRow, MappedStatement
from exporter.mapping.meaning import meaning, per_share_meaning, strictly
from exporter.mapping.report import Stated
from exporter.mapping.rows import kinds_of, label_of
from exporter.oim.fact import Fact

_SAME = 0.9
"""From here on a wording of the taxonomy says the same as the words of a sentence."""
_ORDER = list(StatementKind)
Days = tuple[date | None, date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A line item: how it is called, and its facts by first and last day.

    `total` says that a sum of the statement adds it up. One that only prose states has no `row`; `opposite` says that
    what its label calls positive is a negative XBRL value, `own` that its concept is the filer's.
    """

    label: str
    unit: str
    concept: Concept
    facts: dict[Days, Fact]
    row: MappedRow | None = None
    section: str = ""
    total: bool = False
    opposite: bool = False
    own: bool = False

    @property
    def extension(self) -> bool:
        """Whether its concept is the filer's own."""
        return self.own if self.row is None else self.row.extension

    @property
    def scale(self) -> int:
        """The power of ten that its statement prints it in."""
        return 0 if self.row is None else next((fact.scale for fact in self.row.row.facts if fact is not None), 0)

    def is_called(self, words: str) -> bool:
        """Whether some words are the label's own, so that nothing else can be meant by them."""
        if self.unit.endswith("/shares"):
            return True
        return any(
            strictly(words, total=self.total) == strictly(label, total=self.total)
            for label in (self.label, self.called)
        )

    @property
    def called(self) -> str:
        """The label with its heading in front: an item per share may be called “Basic” alone."""
        return f"{self.section} {self.label}"


class Ledger:
    """The line items of mapped statements, the statement of income first, and those that prose adds."""

    def __init__(self, statements: Sequence[MappedStatement], stated: Iterable[Stated], index: Index) -> None:
        self._index = index
        by_row: dict[int, dict[Days, Fact]] = {}
        for one in stated:
            by_row.setdefault(id(one.row), {}).setdefault((one.printed.start, one.printed.end), one.fact)
        ordered = sorted(statements, key=lambda statement: _ORDER.index(statement.statement.kind))
        self.items: list[Item] = [
            Item(
                label=label_of(row.row),
                unit=row.row.unit,
                concept=row.concept,
                facts=by_row.get(id(row), {}),
                row=row,
                section=row.row.section,
                total=row.row.index in {found.total for found in statement.sums},
            )
            for statement in ordered
            for row in statement.rows
        ]
        self.scale = max((item.scale for item in self.items if item.unit not in ("pure", "shares")), default=0)

    @property
    def units(self) -> tuple[str, ...]:
        """The units of all line items, money first, each once."""
        return tuple(
            dict.fromkeys(
                sorted((item.unit for item in self.items), key=lambda u: ("/" in u, u in ("pure", "shares"), u))
            )
        )

    def add(self, item: Item) -> None:
        """Take in a line item that prose states."""
        self.items.append(item)

    def find(self, words: str, unit: str, *, diluted: bool | None = None) -> list[Item]:
        """The line items that some words name, in a unit: those with a label that means the same, then by concept."""
        if unit.endswith("/shares"):
            return self._per_share(words, unit, diluted)
        alike = [item for item in self.items if item.unit == unit]
        found = [item for item in alike if _means(item, words)]
        if found:
            return found
        names = {candidate.concept.name for candidate in self.wordings(words, unit)}
        return [i for i in alike if i.concept.name in names and (i.row is None or not i.row.extension)]

    def _per_share(self, words: str, unit: str, diluted: bool | None) -> list[Item]:
        wanted = per_share_meaning(words)
        found = [i for i in self.items if i.unit == unit and wanted in _per_share_meanings(i)]
        if diluted is None:
            both = [item for item in found if _is_of(item, "basic") == _is_of(item, "diluted")]
            return both or found
        word, other = ("diluted", "basic") if diluted else ("basic", "diluted")
        return [item for item in found if _is_of(item, word) or not _is_of(item, other)]

    def wordings(
        self, words: str, unit: str, period_types: Iterable[PeriodType] = tuple(PeriodType)
    ) -> list[Candidate]:
        """The taxonomy's concepts of a fitting kind that some words are a wording of, best first."""
        readings = list(dict.fromkeys((words, essence(words))))
        found = [
            candidate
            for period_type in period_types
            for candidate in self._index.candidates(
                readings, kinds=kinds_of(unit), period_type=period_type, statement=StatementKind.OTHER
            )
            if candidate.score >= _SAME and meaning(candidate.wording) == meaning(words)
        ]
        return sorted(found, key=lambda candidate: (-candidate.score, candidate.concept.name))


def _means(item: Item, words: str) -> bool:
    wanted = meaning(words)
    return bool(wanted) and (
        wanted == meaning(item.label) or (len(meaning(item.label)) <= 2 and wanted == meaning(item.called))
    )


def _per_share_meanings(item: Item) -> Iterator[frozenset[str]]:
    yield per_share_meaning(item.label)
    if item.section:
        yield per_share_meaning(item.called)


def _is_of(item: Item, word: str) -> bool:
    """Whether an item per share is of basic, or of diluted shares; its own label says so before its heading."""
    label = item.label.lower()
    if "basic" in label or "diluted" in label:
        return word in label
    return word in item.section.lower()
