"""The statement tables of bench/dev: their gold, their four forms, and what extraction reads in them."""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import io
import json
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from other_forms import as_csv, as_word

from exporter.document.document import Document
from exporter.document.markup import document
from exporter.document.source import Source
from exporter.extraction.facts import Settings
from exporter.extraction.periods import read_time
from exporter.extraction.statements import extract
from exporter.readers import formats, markdown

BENCH = Path(__file__).parents[2] / "shared" / "bench"
TABLES = BENCH / "dev" / "extraction"
FORMS = {"html": ".html", "pipe": ".md", "naive pipe": ".raw.md", "TAB": ".tsv.md"}
MADE = {"Word": (".docx", as_word), "CSV": (".csv", as_csv)}
"""Forms that are made from the HTML."""
# Ten of the 45 filers, by the hash of their ticker: never read while rules were made. The sixth in that order, AAPL,
# was seen by mistake while they were drawn; the eleventh stands in for it.
HELD_OUT = 10
_SEEN = "AAPL"

Rewrite = Callable[[str, str], str]
Gold = dict[str, Any]


def held_out(companies: Sequence[str]) -> set[str]:
    """The companies held out."""
    drawn = sorted(set(companies) - {_SEEN}, key=lambda name: hashlib.sha256(name.encode()).hexdigest())
    return set(drawn[:HELD_OUT])


def golds(*, held: bool | None) -> list[Gold]:
    """The gold of each table, of the held-out filers, of the others, or of all (None)."""
    found = [json.loads(path.read_text("utf-8")) for path in sorted(TABLES.glob("*.gold.json"))]
    apart = held_out([gold["company"] for gold in found])
    return [gold for gold in found if held is None or (gold["company"] in apart) == held]


def metadata(gold: Gold) -> Settings:
    """What the filing's own metadata say of its period."""
    end = next((d.full for d in read_time(gold["document_period_end"] or "").dates if d.full), None)
    printed = gold["fiscal_year_end"] or ""
    if match := re.fullmatch(r"-*(\d+)[-/](\d+)", printed):
        return Settings(period_end=end, fiscal_year_end=(int(match[1]), int(match[2])))
    dates = [(d.month, d.day) for d in read_time(printed).dates if d.month and d.day]
    return Settings(period_end=end, fiscal_year_end=dates[0] if dates else None)


def read(gold: Gold, form: str, rewrite: Rewrite | None = None) -> Document:
    """A table in one of its forms, as it is or rewritten (as HTML, where it is made from that)."""
    if form in MADE:
        ending, made = MADE[form]
        return formats.read(f"{gold['id']}{ending}", made(read(gold, "html", rewrite)))
    path = TABLES / f"{gold['id']}{FORMS[form]}"
    text = path.read_text("utf-8")
    source = Source(name=path.name, text=rewrite(text, form) if rewrite else text)
    return document(source, source.text) if form == "html" else markdown.read(source)


def predicted(found: Document, settings: Settings) -> list[dict[str, Any]]:
    """The facts that extraction reads, as a prediction line of score.py holds them."""
    return [
        {
            "label": row.label,
            "value": str(fact.value),
            "start": fact.start and str(fact.start),
            "end": str(fact.end),
            "unit": fact.unit,
            "decimals": fact.decimals,
            "text": fact.text,
        }
        for statement in extract(found, settings).statements
        for row in statement.rows
        for fact in row.facts
        if fact is not None
    ]


def judge() -> ModuleType:
    """The scorer, which shares no code with the product."""
    spec = importlib.util.spec_from_file_location("score", BENCH / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@dataclass
class Result:
    """What the judge says of a run, and what is misread. `misread` counts facts by what is wrong with them."""

    facts: int = 0
    right: float = 0
    exact: float = 0
    perfect: int = 0
    tables: int = 0
    spurious: int = 0
    strict: int = 0
    misread: Counter[str] = field(default_factory=Counter)
    by_company: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    worst: list[tuple[int, str, dict[str, int]]] = field(default_factory=list)


def run(
    chosen: list[Gold],
    form: str,
    *,
    given: bool = True,
    rewrite: Rewrite | None = None,
    made: Callable[[Gold], Document] | None = None,
) -> Result:
    """Read all tables in one form, or as `made`, and have them judged. `given`: whether the filing's metadata are."""
    score = judge()
    result = Result()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "extraction").mkdir()
        lines = []
        for gold in chosen:
            found = made(gold) if made else read(gold, form, rewrite)
            facts = predicted(found, metadata(gold) if given else Settings())
            (folder / "extraction" / f"{gold['id']}.gold.json").write_text(json.dumps(gold), "utf-8")
            lines.append(json.dumps({"table": gold["id"], "facts": facts}))
            _note_misread(score, gold, facts, result)
        (folder / "pred.jsonl").write_text("\n".join(lines), "utf-8")
        with contextlib.redirect_stdout(io.StringIO()) as said:
            score.extraction(str(folder), str(folder / "pred.jsonl"))
    _take_over(said.getvalue(), result)
    return result


def _take_over(said: str, result: Result) -> None:
    whole = next(line for line in said.splitlines() if line.startswith("ALL"))
    numbers = dict(re.findall(r"(\S+?)=\s*([\d.]+)", whole))
    result.facts = int(numbers["facts"])
    result.right, result.exact = float(numbers["CORRECT(all)"]), float(numbers["period-exact"])
    result.spurious = int(numbers["spurious"])
    perfect = re.search(r"tables perfect: (\d+)/(\d+)", said)
    assert perfect is not None
    result.perfect, result.tables = int(perfect[1]), int(perfect[2])


def _note_misread(score: ModuleType, gold: Gold, facts: list[dict[str, Any]], result: Result) -> None:
    """Count what is wrong, fact by fact, matched as the judge does: by label, then by the best agreement."""
    wrong: Counter[str] = Counter()
    matched = dict(_matches(score, gold, facts))
    for index, wanted in enumerate(gold["facts"]):
        result.by_company[gold["company"]][1] += 1
        if index not in matched:
            wrong["missing"] += 1
            continue
        fact = facts[matched[index]]
        faults = [
            name
            for name, right in (
                ("value", score.dec(fact["value"]) == score.dec(wanted["value"])),
                ("period", score.pok(wanted, fact)),
                ("unit", fact["unit"] == wanted["unit"]),
            )
            if not right
        ]
        if faults:
            wrong[" and ".join(faults)] += 1
        else:
            result.by_company[gold["company"]][0] += 1
    result.misread += wrong
    result.strict += len(facts) - len(matched)
    if wrong:
        result.worst.append((wrong.total(), gold["id"], dict(wrong)))


def _matches(score: ModuleType, gold: Gold, facts: list[dict[str, Any]]) -> Iterator[tuple[int, int]]:
    by_label = defaultdict(list)
    for index, fact in enumerate(facts):
        by_label[score.nl(fact["label"])].append(index)
    candidates = []
    for k, wanted in enumerate(gold["facts"]):
        for i in by_label.get(score.nl(wanted["label"]), ()):
            value, right = score.dec(facts[i]["value"]), score.dec(wanted["value"])
            same = (4 if value == right else 2) if abs(value) == abs(right) else _same_digits(value, right)
            if same:
                weight = same * 10 + 3 * score.pok(wanted, facts[i]) + (facts[i]["unit"] == wanted["unit"])
                candidates.append((weight - abs(k - i) * 1e-4, k, i))
    wanted_taken: set[int] = set()
    facts_taken: set[int] = set()
    for _, k, i in sorted(candidates, reverse=True):
        if k not in wanted_taken and i not in facts_taken:
            wanted_taken.add(k)
            facts_taken.add(i)
            yield k, i


def _same_digits(a: Any, b: Any) -> int:
    return int(bool(a and b) and abs(a).normalize().as_tuple().digits == abs(b).normalize().as_tuple().digits)
