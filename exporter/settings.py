"""report.toml: what a person has said about a report, and what the tool proposes, in one file that both can edit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from exporter.files import SETTINGS, Refused
from exporter.messages import Place

_FRESH = """\
# Settings of this report. Everything is optional; what you set here wins over what the tool finds.
# Run the same command again after editing.

[entity]
# scheme = "http://www.sec.gov/CIK"          # or http://standards.iso.org/iso/17442 for an LEI
# identifier = "0000000000"
# name = "Example Corp."

[document]
# type = "6-K"
# period_end = 2006-11-30
# fiscal_year_end = "05-31"
# language = "en"
# currency = "CAD"

[taxonomy]
# packages = ["us-gaap-2024.zip"]            # files and folders, from here, or https addresses; else the built-in one
# entry_points = ["https://xbrl.fasb.org/us-gaap/2024/elts/us-gaap-2024.xsd"]

[extension]
# prefix = "example"
# namespace = "https://example.com/taxonomy/2006-11-30"

[mapping]
# Your decisions, by the label as printed: a concept, "extension" for one of your own, "skip" to leave the row out.
# "Turnover" = "core:Revenue"
# A table for one statement only: [mapping.income], [mapping.position], [mapping.cash-flows], [mapping.equity] ...
"""
_PROPOSED = "proposed"
_KNOWN = frozenset("entity document calendar taxonomy extension mapping decisions approved proposed output".split())
_TEXT_KEYS = {
    "entity": ("scheme", "identifier", "name"),
    "document": ("type", "fiscal_year_end", "language", "currency"),
    "extension": ("prefix", "namespace"),
}
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS = "january february march april may june july august september october november december".split()
EXTENSION, SKIP = "extension", "skip"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person wants a row to be tagged with: a prefixed concept name, EXTENSION or SKIP.

    `statement` limits it to one kind of statement, None means any; `label` is the row's, or `section > label`. `place`
    is where it stands in the settings.
    """

    label: str
    statement: str | None
    concept: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekCalendar:
    """Years of 52 or 53 weeks: the weekday they end on (0 is Monday), nearest the end of a month or the last in it.

    `named_by_start`: a year is named after the calendar year it begins in.
    """

    weekday: int
    month: int
    nearest: bool
    named_by_start: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """A person's settings. None means: not said."""

    scheme: str | None = None
    identifier: str | None = None
    name: str | None = None
    document_type: str | None = None
    period_end: date | None = None
    fiscal_year_end: tuple[int, int] | None = None
    language: str | None = None
    currency: str | None = None
    calendar: WeekCalendar | None = None
    packages: tuple[str, ...] = ()
    entry_points: tuple[str, ...] = ()
    prefix: str | None = None
    namespace: str | None = None
    decisions: tuple[Decision, ...] = ()
    unknown: tuple[tuple[str, Place], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What the tool chose for a row, and why; `label` is `section > label` where the row's own says too little.

    `concept` is what a decision can say: a prefixed name, or EXTENSION. `alternatives` are other such names, each with
    what there is to say of it.
    """

    statement: str
    label: str
    concept: str
    reason: str
    alternatives: tuple[tuple[str, str], ...] = ()


def read(text: str, where: str = SETTINGS) -> Settings:
    """Read report.toml. What cannot be read as meant is refused with the place and the way out."""
    import tomlkit
    from tomlkit.exceptions import ParseError, TOMLKitError

    try:
        content: dict[str, Any] = tomlkit.parse(text).unwrap()
    except ParseError as error:
        raise Refused(f"{where}:{error.line}: is not TOML ({str(error).partition(' at line')[0]})") from None
    except TOMLKitError as error:
        raise Refused(f"{where}: is not TOML ({error})") from None
    for table in _KNOWN & content.keys():
        if not isinstance(content[table], dict):
            raise Refused(f"{where}: {table} must be a table: write [{table}] on a line of its own")
    for table, keys in _TEXT_KEYS.items():
        for key in keys:
            value = content.get(table, {}).get(key)
            if value is not None and not (isinstance(value, str) and value.strip()):
                raise Refused(f"{where}: {key} under [{table}] must be text in quotes")
    entity, document, extension = (content.get(table, {}) for table in _TEXT_KEYS)
    return Settings(
        scheme=entity.get("scheme"),
        identifier=entity.get("identifier"),
        name=entity.get("name"),
        document_type=document.get("type"),
        period_end=_date(document.get("period_end"), where),
        fiscal_year_end=_month_day(document.get("fiscal_year_end"), where),
        language=document.get("language"),
        currency=_currency(document.get("currency"), where),
        calendar=_calendar(content.get("calendar", {}), where),
        packages=_texts(content.get("taxonomy", {}), "packages", where),
        entry_points=_texts(content.get("taxonomy", {}), "entry_points", where),
        prefix=_prefix(extension.get("prefix"), where),
        namespace=_namespace(extension.get("namespace"), where),
        decisions=tuple(_decisions(content.get("mapping", {}), text, where)),
        unknown=tuple((key, _place(text, rf"\[{re.escape(key)}", where)) for key in content if key not in _KNOWN),
    )


def _date(value: object, where: str) -> date | None:
    if value is None or (isinstance(value, date) and type(value) is date):
        return value
    raise Refused(f"{where}: period_end under [document] must be a date without quotes, such as 2006-11-30")


def _month_day(value: str | None, where: str) -> tuple[int, int] | None:
    if value is None:
        return None
    try:
        day = date.fromisoformat(f"2000-{value}")
    except ValueError:
        raise Refused(f'{where}: fiscal_year_end under [document] must be "MM-DD", such as "05-31"') from None
    return day.month, day.day


def _calendar(table: Mapping[str, Any], where: str) -> WeekCalendar | None:
    """The calendar, None where nothing is said of one."""
    if not table:
        return None
    choices = {
        "weekday": _WEEKDAYS,
        "month": _MONTHS,
        "ends": ["last", "nearest"],
        "named": ["end", "start"],
        "weeks": ["52/53"],
    }
    if unknown := sorted(table.keys() - choices.keys()):
        raise Refused(f"{where}: [calendar] knows {', '.join(choices)}, and not {', '.join(unknown)}")
    found: dict[str, int] = {}
    for key, words in choices.items():
        value = table.get(key, None if key in ("weekday", "month") else words[0])
        if not isinstance(value, str) or value.lower() not in words:
            raise Refused(
                f"{where}: {key} under [calendar] must be one of {', '.join(map(repr, words))}".replace("'", '"')
            )
        found[key] = words.index(value.lower())
    return WeekCalendar(
        weekday=found["weekday"],
        month=found["month"] + 1,
        nearest=bool(found["ends"]),
        named_by_start=bool(found["named"]),
    )


def _currency(value: str | None, where: str) -> str | None:
    if value is not None and not re.fullmatch("[A-Z]{3}", value):
        raise Refused(f'{where}: currency under [document] must be an ISO 4217 code, such as "CAD"')
    return value


def _texts(table: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
        raise Refused(f'{where}: {key} under [taxonomy] must be a list of texts, such as ["us-gaap-2024.zip"]')
    return tuple(value)


def _prefix(value: str | None, where: str) -> str | None:
    if value is not None and not re.fullmatch(r"[A-Za-z_][\w.-]*", value):
        raise Refused(f"{where}: prefix under [extension] must begin with a letter and hold letters, digits, - _ and .")
    return value


def _namespace(value: str | None, where: str) -> str | None:
    if value is not None and not re.fullmatch(r"https?://[^\s<>\"#]+", value):
        raise Refused(f"{where}: namespace under [extension] must be an absolute http(s) URI")
    return value


def _decisions(table: Mapping[str, Any], text: str, where: str) -> list[Decision]:
    found: list[Decision] = []
    for key, value in table.items():
        entries = value.items() if isinstance(value, dict) else [(key, value)]
        for label, concept in entries:
            if not isinstance(concept, str) or not (
                concept in (EXTENSION, SKIP) or re.fullmatch(r"[\w.-]+:\S+", concept)
            ):
                raise Refused(
                    f"{where}: “{label}” under [mapping] must be a concept such as "
                    f'"core:Revenue", "{EXTENSION}" or "{SKIP}"'
                )
            statement = key if isinstance(value, dict) else None
            place = _place(text, rf"[\"']?{re.escape(label)}[\"']?\s*=", where)
            found.append(Decision(label=label, statement=statement, concept=concept, place=place))
    return found


def _place(text: str, pattern: str, where: str) -> Place:
    """The first line of the settings that begins with the pattern."""
    name = where.replace("\\", "/").rpartition("/")[2]
    for number, line in enumerate(text.splitlines(), start=1):
        if re.match(rf"\s*{pattern}", line):
            return Place(file=name, line=number, column=len(line) - len(line.lstrip()) + 1, quote=line.strip())
    return Place(file=name)


def write(text: str | None, proposals: tuple[Proposal, ...]) -> str:
    """The settings with the proposals of this run; a person's own lines, their comments and order stay as they are.

    `text` is the file as it was, None when there was none.
    """
    import tomlkit

    content = tomlkit.parse(_FRESH if text is None else text)
    content.pop(_PROPOSED, None)
    kept = tomlkit.dumps(content).rstrip("\n")
    if not proposals:
        return kept + "\n"
    lines = [
        kept,
        "",
        f"[{_PROPOSED}]",
        "# The tool's own choices, written anew by every run: move a line to [mapping] to decide it. Lines that begin",
        "# with # are what else a row may be: take the # away to choose one.",
        "",
    ]
    for statement in dict.fromkeys(proposal.statement for proposal in proposals):
        lines.append(f"[{_PROPOSED}.{statement}]")
        for proposal in proposals:
            if proposal.statement == statement:
                lines.append(f"{_assigned(proposal.label, proposal.concept)}  # {proposal.reason}")
                lines += [f"# {_assigned(proposal.label, name)}  # {said}" for name, said in proposal.alternatives]
        lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"


def _assigned(key: str, value: str) -> str:
    """A key and its value as a line of TOML."""
    import tomlkit

    return tomlkit.item({key: value}).as_string().strip()
