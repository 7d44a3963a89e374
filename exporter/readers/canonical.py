"""The canonical text of values that are no numbers, by XML Schema's built-in type (XML Schema Part 2, 3.2)."""

from __future__ import annotations

import re
from datetime import UTC

from exporter.oim.moments import moment, written

_DATE_TIME = re.compile(r"-?\d{4,}-\d\d-\d\dT.*")
_SPACES = re.compile(r"[ \t\r\n]+")


def canonical_lexical(text: str, xsd: str | None) -> str:
    """The text without what its type does not count: white space, letter case of digits, time zones of moments.

    `xsd` is the name of the built-in type that the value's type derives from. Text the type does not allow is left as
    it is: to say so is the judge's business.
    """
    if xsd in ("string", None):
        return text
    if xsd == "normalizedString":
        return re.sub(r"[\t\r\n]", " ", text)
    collapsed = _SPACES.sub(" ", text).strip(" ")
    if xsd == "boolean":
        return {"1": "true", "0": "false", "True": "true", "False": "false"}.get(collapsed, collapsed)
    if xsd == "hexBinary":
        return collapsed.upper()
    if xsd == "base64Binary":
        return collapsed.replace(" ", "")
    if xsd == "language":
        return collapsed.lower()
    if _DATE_TIME.fullmatch(collapsed):
        return _date_time(collapsed)
    return collapsed


def _date_time(text: str) -> str:
    try:
        at = moment(text)
    except ValueError:
        return text
    return written(at.astimezone(UTC) if at.tzinfo else at)
