"""The fields of JSON Lines with their places in the text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from exporter.readers.quote import Quote

Field = Quote | tuple[str, ...] | None
"""A text or a number as it is written, a list of texts, or nothing."""
_BLANK = re.compile(r"[ \t\r]*")
_ESCAPES = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\]", re.DOTALL
)


def json_lines(text: str) -> Iterator[tuple[int, Mapping[str, Field] | str]]:
    """Each line that is not blank: its offset, and its fields; where it is no JSON object, what is wrong with it."""
    offset = 0
    for line in text.split("\n"):
        if line.strip():
            try:
                yield offset, _fields(text, offset, offset + len(line))
            except ValueError as error:
                yield offset, error.msg if isinstance(error, json.JSONDecodeError) else str(error)
        offset += len(line) + 1


def _fields(text: str, position: int, end: int) -> dict[str, Field]:
    """The fields of the object that begins at a position and is all of the text up to `end`."""
    decoder = json.JSONDecoder(parse_constant=_no_number)
    found: dict[str, Field] = {}
    position = _expect(text, _skip(text, position), "{")
    if text[position : position + 1] == "}":
        position = _expect(text, position, "}")
    else:
        more = True
        while more:
            _expect(text, position, '"')
            name, position = decoder.raw_decode(text, position)
            position = _expect(text, _skip(text, position), ":")
            value, after = decoder.raw_decode(text, position)
            found[name] = _field(value, text, position, after)
            position = _skip(text, after)
            more = text.startswith(",", position)
            position = _expect(text, position, "," if more else "}")
    if position < end:
        raise ValueError("more than one value")
    return found


def _field(value: Any, text: str, start: int, end: int) -> Field:  # noqa: ANN401  whatever JSON can say
    if value is None:
        return None
    if isinstance(value, list):
        return tuple(each if isinstance(each, str) else json.dumps(each, ensure_ascii=False) for each in value)
    if isinstance(value, str):
        starts, ends = [], []
        for match in _ESCAPES.finditer(text, start + 1, end - 1):
            starts.append(match.start())
            ends.append(match.end())
        return Quote(text=value, starts=tuple(starts), ends=tuple(ends))
    return Quote.plain(text[start:end], start)


def _expect(text: str, position: int, character: str) -> int:
    """The position behind a character, and behind the blanks after it."""
    if not text.startswith(character, position):
        raise ValueError(f"no {character} where one must be")
    return _skip(text, position + 1)


def _skip(text: str, position: int) -> int:
    match = _BLANK.match(text, position)
    return match.end() if match else position


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number")
