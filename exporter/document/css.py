"""CSS that runs nothing, loads nothing and covers nothing: declarations and style sheets, cleaned."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.)|\Z)", re.DOTALL)
# A semicolon ends a declaration unless it stands in a string or between parentheses.
_DECLARATION = re.compile(
    r"(?:[^;\"'()]|\"(?:[^\"\\]|\\.)*\"?|'(?:[^'\\]|\\.)*'?|\((?:[^()\"']|\"[^\"]*\"?|'[^']*'?)*\)?|\))+", re.DOTALL
)
_LOADS = re.compile(r"url\s*\(|image-set\s*\(|image\s*\(|cross-fade\s*\(|src\s*\(|element\s*\(", re.IGNORECASE)
_DATA_IMAGE = re.compile(r"url\s*\(\s*([\"']?)data:image/(?:png|gif|jpe?g|webp|bmp)[^()\"'\\]*\1\s*\)", re.IGNORECASE)
_RUNS = re.compile(r"expression\s*\(|javascript\s*:|vbscript\s*:|behavio[u]?r\b|-moz-binding|progid\s*:", re.IGNORECASE)
_COVERS = re.compile(r"position\s*:\s*(?:fixed|sticky|-webkit-sticky)", re.IGNORECASE)
REMOVED: Final = "style"
"""The kind under which what is taken out of CSS is counted."""


def _unescaped(text: str) -> str:
    """CSS escapes resolved, so that no trick hides behind them (CSS Syntax 3, 4.3.7)."""
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda m: chr(min(int(m[1], 16), 0x10FFFF)) if m[1] else m[2] or "", text)


def offence(declaration: str) -> str | None:
    """Why a declaration cannot stay, or None: what it would load, run or cover."""
    plain = _unescaped(declaration)
    for pattern, name in ((_RUNS, "script"), (_COVERS, "position")):
        if found := pattern.search(plain):
            return name if name == "position" else found[0].rstrip("( ").lower()
    loads = _LOADS.search(_DATA_IMAGE.sub("", plain))
    return loads[0].rstrip("( ").lower() + "()" if loads else None


@lru_cache(maxsize=1 << 15)
def declarations(text: str, quirks: bool) -> tuple[str, tuple[str, ...]]:
    """The declarations of a style attribute that may stay, joined with ";", and the names of the offences in the rest.

    With `quirks`, lengths without a unit and colours without "#" come out as quirks mode reads them.
    """
    if "/*" in text:
        text = _COMMENT.sub(" ", text)
    kept: list[str] = []
    removed: list[str] = []
    for found in _DECLARATION.finditer(text):
        declaration = found[0].strip()
        if not declaration:
            continue
        why = offence(declaration)
        if why is None:
            kept.append(_unquirked(declaration) if quirks else declaration)
        else:
            removed.append(why)
    return ";".join(kept), tuple(removed)


# Quirks Mode Standard, 3.1 "The hashless hex colour quirk" and 3.2 "The unitless length quirk".
_LENGTHS = re.compile(
    r"(?:(?:min-|max-)?(?:width|height)|(?:margin|padding)(?:-(?:top|right|bottom|left))?|top|right|bottom|left"
    r"|font-size|text-indent|letter-spacing|word-spacing|vertical-align|border-spacing"
    r"|border-(?:(?:top|right|bottom|left)-)?width)\s*:",
    re.IGNORECASE,
)
_COLOURS = re.compile(r"(?:background-color|color|border-(?:(?:top|right|bottom|left)-)?color)\s*:", re.IGNORECASE)
_UNITLESS = re.compile(r"(?<![\w.#%(-])([+-]?(?:\d+\.?\d*|\.\d+))(?![\w.%(])")
_HASHLESS = re.compile(r"(?<![\w#.-])([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})(?![\w.%(-])")


def _unquirked(declaration: str) -> str:
    name, colon, value = declaration.partition(":")
    if _LENGTHS.match(declaration) and "(" not in value:
        return name + colon + _UNITLESS.sub(lambda m: m[1] if not m[1].strip("+-0.") else f"{m[1]}px", value)
    if _COLOURS.match(declaration):
        return name + colon + _HASHLESS.sub(r"#\1", value)
    return declaration


def sheet(text: str, quirks: bool) -> tuple[str, tuple[str, ...]]:
    """A style sheet without its offending declarations and rules, and the names of the offences.

    Type selectors are put in lower case, as HTML matches them without regard to case and XHTML does not; with `quirks`,
    class selectors too (Elements does the same with classes), and lengths and colours come out as quirks mode reads
    them.
    """
    text = _COMMENT.sub(" ", text).replace("<!--", " ").replace("-->", " ")
    removed: list[str] = []
    return "".join(_rules(text, removed, quirks)).strip(), tuple(removed)


_BRACES = re.compile(r"[{};]|\"(?:[^\"\\]|\\.)*\"?|'(?:[^'\\]|\\.)*'?|\([^()]*\)", re.DOTALL)
_CLASS = re.compile(r"\.[A-Za-z_][\w-]*")
_SELECTORS = re.compile(r"[^{};]+(?=\{)")
_TYPE = re.compile(r"(?<![\w.#:\[=\"'-])[A-Za-z][A-Za-z0-9]*(?![\w-]*+\()")


def _rules(text: str, removed: list[str], quirks: bool) -> Iterator[str]:
    position = 0
    for found in _BRACES.finditer(text):
        mark = found[0]
        if mark not in "{};":
            continue
        piece = text[position : found.start()].strip()
        position = found.end()
        if mark == "{":
            yield f"{_prelude(piece, removed, quirks)}{{"
        else:
            yield from _declaration(piece, mark, removed, quirks)
    yield from _declaration(text[position:].strip(), ";", removed, quirks)


def _declaration(piece: str, mark: str, removed: list[str], quirks: bool) -> Iterator[str]:
    """What stands before a ";" or "}": a declaration, or a rule without a block (@import, @charset, @namespace)."""
    if piece.startswith("@"):
        removed.append(piece.split(None, 1)[0].lower())
    elif piece:
        if (why := offence(piece)) is None:
            yield (_unquirked(piece) if quirks else piece) + ("" if mark == "}" else ";")
        else:
            removed.append(why)
    if mark == "}":
        yield "}\n"


def _prelude(piece: str, removed: list[str], quirks: bool) -> str:
    """What stands before a "{": selectors, or an at-rule; one that offends selects nothing."""
    if (why := offence(piece)) is not None:
        removed.append(why)
        return ":not(*)"
    if piece.startswith("@"):
        return piece
    piece = _TYPE.sub(lambda m: m[0].lower(), piece)
    return _CLASS.sub(lambda m: m[0].lower(), piece) if quirks else piece


def replace_types(text: str, stand_ins: Mapping[str, str]) -> str:
    """A cleaned sheet whose selectors of certain elements also select the class that stands for each."""
    if not stand_ins:
        return text

    def stand_in(found: re.Match[str]) -> str:
        name = found[0]
        return f":is({name},.{stand_ins[name]})" if name in stand_ins else name

    return _SELECTORS.sub(lambda m: m[0] if m[0].lstrip().startswith("@") else _TYPE.sub(stand_in, m[0]), text)
