"""Prose, whole: a document and its statements in; every amount of its running text out, read as far as can be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from exporter.document.document import Document
from exporter.document.numeral import Span
from exporter.extraction.currencies import is_dollar
from exporter.extraction.facts import Settings, Statement
from exporter.extraction.prose.amounts import Amount, amounts, mark_of
from exporter.extraction.prose.arms import Said
from exporter.extraction.prose.chunks import chunks
from exporter.extraction.prose.clauses import Walk
from exporter.extraction.prose.figures import Nature, Period, ProseAmount
from exporter.extraction.prose.nouns import Noun
from exporter.extraction.prose.phrases import Reference, phrases
from exporter.extraction.prose.sentences import Passage, Sentence, passages
from exporter.extraction.prose.shown import PeriodsShown, periods_shown
from exporter.extraction.prose.spells import Spell, spells
from exporter.extraction.prose.words import AHEAD
from exporter.extraction.reporter import reporter
from exporter.extraction.reporting_period import reporting_period
from exporter.extraction.units import UnitKind, by_label

_AHEAD = "speaks of what is expected or possible"
_LONGEST = 3000  # characters of a sentence that is read


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scene:
    """What holds for all of a document's prose."""

    shown: PeriodsShown
    currency: str
    mark: str
    name: re.Pattern[str] | None


def read_prose(document: Document, statements: Sequence[Statement], settings: Settings) -> tuple[ProseAmount, ...]:
    """The amounts outside tables in the order of the text. `statements` show the periods that are reported on."""
    found = [
        passage for passage in passages(document) if any("0" <= c <= "9" for s in passage.sentences for c in s.text)
    ]
    texts = [sentence.text for passage in found for sentence in passage.sentences]
    named = (p for text in texts if "fiscal" in text.lower() or "quarter" in text.lower() for p in phrases(text))
    cover = reporting_period(document)
    year_end = settings.fiscal_year_end or ((cover[0].month, cover[0].day) if cover is not None and cover[1] else None)
    scene = _Scene(
        shown=periods_shown(statements, (p for p in named if p.years), year_end),
        currency=_currency(statements, settings),
        mark=mark_of(texts),
        name=_name(document),
    )
    numerals = frozenset(document.numerals)
    read: list[ProseAmount] = []
    context: Period | None = None
    for passage in found:
        amounts_of, context = _passage(passage, scene, context if passage.listed else None)
        read += [amount for amount in amounts_of if amount.span in numerals]
    return tuple(read)


def _currency(statements: Sequence[Statement], settings: Settings) -> str:
    """What a bare `$` stands for: the statements' currency if it is a dollar, else the one given, else the US one."""
    codes = {statement.currency for statement in statements}
    code = codes.pop() if len(codes) == 1 else settings.currency or ""
    return code if is_dollar(code) else "USD"


def _name(document: Document) -> re.Pattern[str] | None:
    """What the reporter's own name looks like in front of a line item: whole, or its first word with an apostrophe."""
    found = reporter(document)
    if found is None:
        return None
    name = re.escape(found[0].rstrip("."))
    return re.compile(
        rf"^(?:the\s+)?(?:{name}\.?(?:['’]s?)?|{re.escape(found[0].split()[0].strip(','))}['’]s?)\s+", re.IGNORECASE
    )


def _passage(passage: Passage, scene: _Scene, context: Period | None) -> tuple[list[ProseAmount], Period | None]:
    """The amounts of a paragraph, and the period that it was about last; `context` is the one before."""
    read: list[ProseAmount] = []
    for sentence in passage.sentences:
        found, about = _sentence(sentence, passage.heading, scene, context)
        read += found
        context = about or context
    return read, context


def _sentence(
    sentence: Sentence, heading: str, scene: _Scene, context: Period | None
) -> tuple[list[ProseAmount], Period | None]:
    """The amounts of a sentence, and the period that it is about, if it says one."""
    stated = tuple(amounts(sentence.text, scene.mark))
    if not stated:
        return [], None
    if len(sentence.text) > _LONGEST:
        return [_unread(amount, sentence, scene, "stands in a very long sentence") for amount in stated], None
    times = tuple(phrases(sentence.text))
    if AHEAD.search(sentence.text) or any(time.reference is Reference.AHEAD for time in times):
        return [_unread(amount, sentence, scene, _AHEAD) for amount in stated], None
    arms = Walk(chunks(sentence.text, stated, times), sentence.text).arms
    found = spells(arms, scene.shown, context)
    about = next((spell.periods[0] for spell in found if spell.periods and spell.arm.than is None), None)
    read = [amount for spell in found for amount in _arm(spell, sentence, heading, scene)]
    return sorted(read, key=lambda amount: amount.span), replace(about, stated=False) if about is not None else None


def _arm(spell: Spell, sentence: Sentence, heading: str, scene: _Scene) -> Iterator[ProseAmount]:
    for said in spell.arm.said:
        noun, period, why = spell.of(said)
        written = _unread(said.amount, sentence, scene, said.unread or why)
        if said.nature is Nature.UNREAD or why or noun is None:
            yield written
            continue
        if scene.name is not None:
            noun = replace(noun, text=scene.name.sub("", noun.text), whole=scene.name.sub("", noun.whole))
        host = said.beside or said
        yield replace(
            written,
            nature=said.nature,
            unit=_unit(written.unit, said, noun),
            subject=noun.text,
            phrase=noun.whole,
            qualifier=" ".join(filter(None, (noun.owner, said.qualifier))),
            period=period,
            base=spell.base_of(said),
            direction=said.direction,
            hedged=said.hedged,
            heading=heading,
            diluted=_diluted(noun.text) if said.diluted is None else said.diluted,
            by_name=host.by_name,
            indefinite=host.indefinite,
            evidence=spell.evidence,
        )


def _unit(unit: str, said: Said, noun: Noun) -> str:
    """The unit of an amount, which the words may say instead of the print: "diluted earnings per share were $2.10"."""
    unsaid = said.amount.money and not said.amount.per_share and said.nature is Nature.VALUE
    return f"{unit}/shares" if unsaid and by_label(noun.text) is UnitKind.PER_SHARE else unit


def _diluted(text: str) -> bool | None:
    """Whether words speak of diluted shares; None where they speak of both, or of neither."""
    diluted, basic = "diluted" in text.lower(), "basic" in text.lower()
    return None if diluted == basic else diluted


def _unread(amount: Amount, sentence: Sentence, scene: _Scene, why: str) -> ProseAmount:
    """An amount as it is written, of which no more is known."""
    start = sentence.span.start
    unit = "shares" if amount.shares else "pure"
    if amount.money:
        unit = (amount.currency or scene.currency) + ("/shares" if amount.per_share else "")
    return ProseAmount(
        span=Span(start + amount.numeral.start, start + amount.numeral.end),
        text=sentence.text[amount.start : amount.end].strip(),
        printed=amount.printed,
        scale=amount.scale,
        unit=unit,
        decimals=amount.decimals,
        negative=amount.negative,
        unread=why,
    )
