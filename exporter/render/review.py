"""Writes the page a person looks at: the document with its facts, and all that was found, chosen and said.

One file, no server, no network, nothing of the document's that runs: a Content-Security-Policy (CSP Level 3) lets in
one script and the style sheets that are in the file, each by its hash, and images the document carries in itself.
Only style attributes are let in unseen (`style-src-attr 'unsafe-inline'`): a document has thousands, their hashes
would be longer than the page, and without scripts or addresses to load there is nothing they could do but look odd.
"""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256

from exporter.document.document import Document
from exporter.document.numeral import Span
from exporter.render.environment import environment
from exporter.render.shadow import FRAME_SHEET, shadow


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of the document that is set off.

    `kind` is `fact`, `claim`, `conflict`, `unmapped` or `place` (what a message speaks of); `record` the id of what
    tells about it on the page; `severity` that of the worst message about it, "" for none.
    """

    id: str
    kind: str
    span: Span
    text: str
    record: str
    severity: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """A concept that a row may have instead, what it is called, and the chance that it is right, in words."""

    concept: str
    name: str
    confidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A row of a statement, or a line of the cover, and the concept it got; all in words, "" for what does not apply.

    `origin` says whose concept it is; `in_doubt` that a person should confirm it; `others` are what else it may be.
    """

    id: str
    label: str
    section: str
    concept: str
    name: str
    documentation: str
    nature: str
    origin: str
    reason: str
    sign: str
    sign_reason: str
    confidence: str
    in_doubt: bool = False
    others: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """The choices made for one statement, or for the cover."""

    title: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """A fact as the table of facts shows it, in words. `id` is the fact's and its mark's, `choice` its Choice's.

    `order` is the value as a plain number, to sort by; `accuracy` says `decimals` in words.
    """

    id: str
    choice: str
    text: str
    label: str
    concept: str
    value: str
    order: str
    unit: str
    period: str
    dates: str
    accuracy: str
    decimals: str
    scale: str
    members: str
    place: str
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A value in a statement or calculation: `fact` is its fact's id, `state` "", `words`, `holds` or `broken`."""

    text: str = ""
    fact: str = ""
    state: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a network shown as a table. `kind` is `heading`, `value`, `total` or `check`.

    `weight` is the sign a contributor is added with, "" elsewhere; `note` says what is special about the line.
    """

    kind: str
    depth: int
    label: str
    cells: tuple[Cell, ...]
    concept: str = ""
    weight: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What stands over a column: how long its period is (`3 months to`, "" for a moment), its last day, its dates.

    `members` are the labels of the members its facts have on dimensions.
    """

    span: str
    day: str
    dates: str
    members: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkTable:
    """A presentation or a calculation network with the report's facts; `broken` counts the sums that do not add up."""

    id: str
    title: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    broken: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A place a message speaks of; `mark` is the id of what stands there, "" when the page does not show it."""

    text: str
    quote: str
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A message. `more` is the number of places beyond its links."""

    id: str
    severity: str
    code: str
    text: str
    links: tuple[Link, ...]
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A numeral that is not tagged, with what is read around it; `mark` is "" for one that cannot be set off."""

    id: str
    mark: str
    text: str
    before: str
    after: str
    reason: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many numerals were disposed of in one way, in words."""

    key: str
    words: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Everything the page shows, ready to print; `more_unmapped` counts the unmapped numerals that it does not."""

    title: str
    source: str
    language: str
    errors: int
    warnings: int
    marks: tuple[Mark, ...]
    facts: tuple[FactRow, ...]
    rows: int
    choices: tuple[Choices, ...]
    statements: tuple[NetworkTable, ...]
    calculations: tuple[NetworkTable, ...]
    messages: tuple[Said, ...]
    notes: tuple[Said, ...]
    numerals: int
    coverage: tuple[Count, ...]
    kinds: tuple[Count, ...]
    conflicts: tuple[Numeral, ...]
    claims: tuple[Numeral, ...]
    unmapped: tuple[Numeral, ...]
    more_unmapped: int = 0


def review(document: Document, view: View) -> bytes:
    """The page, UTF-8. The marks of the view must not overlap."""
    from markupsafe import Markup

    style, script = _raw("review/review.css"), _raw("review/review.js")
    content = shadow(document, {mark.id: mark.span for mark in view.marks})
    styles = (style, FRAME_SHEET, *(sheet.text for sheet in content.sheets))
    text = (
        environment()
        .get_template("review/review.html.jinja")
        .render(
            view=view,
            policy=_policy(styles, script),
            style=Markup(style),
            script=Markup(script),
            frame_sheet=Markup(FRAME_SHEET),
            sheets=[(Markup(sheet.text), sheet.media) for sheet in content.sheets],
            document=Markup(content.markup),
        )
    )
    return text.encode()


def _raw(name: str) -> str:
    """A file among the templates that is printed as it is."""
    made = environment()
    assert made.loader is not None
    return made.loader.get_source(made, name)[0]


def _policy(styles: tuple[str, ...], script: str) -> str:
    allowed = " ".join(dict.fromkeys(_hash(style) for style in styles))
    return (
        f"default-src 'none'; script-src {_hash(script)}; style-src-elem {allowed}; style-src-attr 'unsafe-inline'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    """A hash source of what stands between the tags (CSP Level 3, 2.3.1)."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
