"""A Word file to Document.

mammoth reads the document: its text, tables, lists, links, images, notes, what was inserted and deleted. Before it
`mending` says in the document's own XML what it would drop; beside it `looks` leads past it how paragraphs and cells
are laid out; behind it `writing` makes the Document's markup and the plain text that its places are counted in.
"""

from __future__ import annotations

import base64
import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from lxml import etree

from exporter.document.document import Document
from exporter.document.markup import document
from exporter.document.source import Source
from exporter.files import Refused
from exporter.messages import Message, message
from exporter.readers.word.looks import mark
from exporter.readers.word.mending import mend
from exporter.readers.word.names import first, points, value, w
from exporter.readers.word.numbering import Numbering
from exporter.readers.word.package import Package, unpack
from exporter.readers.word.styles import Styles
from exporter.readers.word.writing import written

if TYPE_CHECKING:
    from io import BytesIO

_PREFIX = "word-"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_IMAGES = frozenset(("image/png", "image/jpeg", "image/gif", "image/webp"))
_LARGEST = 1 << 20  # bytes of an image: more would make the report a picture book
_MAP = "u => u\nall-caps => span.caps\nsmall-caps => span.small-caps"
_IGNORED = re.compile(r"An unrecognised element was ignored: (.*)|A w:sym element .* was ignored: (.*)")
_SHEET = (
    "body{{max-width:56em;margin:2em auto;padding:0 1em;font-family:{font},serif;font-size:{size}}}"
    "p,h1,h2,h3,h4,h5,h6{{margin:0;white-space:pre-wrap}}p:empty::before{{content:'\\200b'}}"
    "table{{border-collapse:collapse}}td,th{{padding:0 .45em;vertical-align:top;text-align:left;font-weight:inherit}}"
    "table.tab-separated td+td{{text-align:right}}"
    ".caps{{text-transform:uppercase}}.small-caps{{font-variant:small-caps}}"
)


def read(name: str, content: bytes) -> Document:
    """Read a .docx file. Its source is its plain text, a paragraph a line; `Refused` says why it cannot be read."""
    package = unpack(name, content)
    try:
        styles = Styles(package.root(next(package.related("styles"), None)))
        mended, looks = _mended(package, styles)
        html, said = _converted(package.replaced(mended), name)
    except (AttributeError, IndexError, KeyError, OSError, RecursionError, TypeError, ValueError):
        raise Refused(f"{name}: is damaged; open it in Word and save it as .docx again") from None
    text, markup, offsets = written(html, looks, _PREFIX, _sheet(package, styles))
    if not text.strip():
        raise Refused(f"{name}: holds no text; a scan must be turned into text first")
    return document(Source(name=name, text=text), markup, offsets).saying(*said, *_left_out(package))


def _mended(package: Package, styles: Styles) -> tuple[dict[str, bytes], dict[str, str]]:
    """The parts with text, mended, and the CSS of their bookmarks."""
    numbers = next(package.related("numbering"), None)
    numbering = Numbering(package.root(numbers), styles)
    parts: dict[str, bytes] = {}
    looks: dict[str, str] = {}
    for prefix, path in (
        ("-", package.main),
        *(("-f", path) for path in package.related("footnotes")),
        *(("-e", path) for path in package.related("endnotes")),
    ):
        root = package.root(path)
        assert root is not None
        mend(root, styles, numbering)
        looks |= mark(root, styles, prefix)
        parts[path] = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    if numbers is not None:  # lists are numbered already
        parts[numbers] = etree.tostring(etree.Element(w("numbering")))
    return parts, looks


def _converted(package: BytesIO, name: str) -> tuple[str, list[Message]]:
    """Mammoth's HTML, and what did not go into it."""
    import mammoth

    gone: Counter[tuple[str, str]] = Counter()

    def show(image: Any) -> list[Any]:  # noqa: ANN401  mammoth's images have no types
        with image.open() as opened:
            content = opened.read()
        if image.content_type not in _IMAGES or len(content) > _LARGEST:
            gone["image", image.alt_text or image.content_type] += 1
            return []
        source = f"data:{image.content_type};base64,{base64.b64encode(content).decode('ascii')}"
        return [mammoth.html.element("img", {"src": source, "alt": image.alt_text or ""})]

    made = mammoth.convert_to_html(
        package,
        style_map=_MAP,
        include_embedded_style_map=False,
        id_prefix=_PREFIX,
        convert_image=show,
        ignore_empty_paragraphs=False,
    )
    for warning in made.messages:
        if ignored := _IGNORED.fullmatch(warning.message):
            gone["Word element", ignored[1] or ignored[2]] += 1
    return made.value, [message("source.removed", kind=k, name=n, count=count) for (k, n), count in gone.items()]


def _left_out(package: Package) -> Iterator[Message]:
    """What is said of the heads and feet of pages, which a report without pages has no place for."""
    for kind, called in (("header", "page header"), ("footer", "page footer")):
        texts = Counter(filter(None, map(_text, map(package.root, package.related(kind)))))
        for text, count in texts.items():
            yield message("source.removed", kind=called, name=text, count=count)


def _text(root: etree._Element | None) -> str:
    return "" if root is None else " ".join("".join(t.text or "" for t in root.iter(w("t"))).split())


def _sheet(package: Package, styles: Styles) -> str:
    """The style sheet, with the font that most of the document is set in, by name or by the theme."""
    defaults = styles.runs_of(None)
    fonts = first(defaults, "rFonts")
    theme = package.root(next(package.related("theme"), None))
    themed = None if theme is None else theme.find(f".//{_DRAWING}minorFont/{_DRAWING}latin")
    font = value(fonts, "ascii") or (None if themed is None else themed.get("typeface")) or "Times New Roman"
    size = points(value(first(defaults, "sz")), 2) or "10pt"
    return _SHEET.format(font="'" + re.sub(r"[^\w -]", "", font) + "'", size=size)
