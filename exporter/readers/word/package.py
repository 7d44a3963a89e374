"""The parts of a Word file, or one clear line on why they are not read (ECMA-376 Part 2: packages)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError  # noqa: N812  an exception's name

from lxml import etree

from exporter.files import Refused
from exporter.readers.word.names import w

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # [MS-CFB], 2.2
_MARKUP_LIMIT = 1 << 26  # bytes of XML: some thousand pages
_LIMIT = 1 << 29  # bytes of all
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _TYPES.rstrip("/").encode()),
)
"""The namespaces of the Strict variant (ECMA-376 Part 1), and those of the Transitional one that everybody reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """The parts by path; `main` is the path of the document itself."""

    parts: dict[str, bytes]
    main: str

    def related(self, kind: str) -> Iterator[str]:
        """The paths of the parts that the document refers to as that: `styles`, `numbering`, `footnotes`, `header`."""
        yield from _related(self.parts, self.main, kind)

    def root(self, path: str | None) -> etree._Element | None:
        """The root of a part's XML; None for no path."""
        return None if path is None else etree.fromstring(self.parts[path], _parser())

    def replaced(self, parts: dict[str, bytes]) -> BytesIO:
        """The package with other content in some parts, as a file."""
        made = BytesIO()
        with ZipFile(made, "w", ZIP_STORED) as archive:
            for path, content in (self.parts | parts).items():
                archive.writestr(ZipInfo(path), content)
        made.seek(0)
        return made


def unpack(name: str, content: bytes) -> Package:
    """The package of a .docx file. `Refused`: what is none, is protected, damaged, or larger than any document."""
    if not content:
        raise Refused(f"{name}: is empty")
    if content.startswith(_COMPOUND):
        locked = "EncryptedPackage".encode("utf-16-le") in content
        why = "is protected by a password" if locked else "is no .docx but an older Word format"
        raise Refused(f"{name}: {why}; open it in Word and save it as .docx without a password")
    try:
        parts = dict(_parts(name, content))
    except (BadZipFile, ZlibError, EOFError, NotImplementedError, ValueError, OSError):
        raise Refused(f"{name}: is damaged or no Word document; open it in Word and save it as .docx again") from None
    try:
        main = next(_related(parts, "", "officeDocument"), "word/document.xml")
        if main not in parts or not _is_document(parts[main]):
            raise Refused(f"{name}: holds no Word document; open it in Word and save it as .docx")
        for path, part in parts.items():
            if _is_xml(path) and etree.fromstring(part, _parser()).getroottree().docinfo.doctype:
                raise Refused(f"{name}: its part {path} declares a document type, which no Word document does")
    except etree.XMLSyntaxError:
        raise Refused(f"{name}: is damaged; open it in Word and save it as .docx again") from None
    return Package(parts=parts, main=main)


def _parts(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    with ZipFile(BytesIO(content)) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        if any(entry.flag_bits & 1 for entry in entries):
            raise Refused(f"{name}: is protected by a password; save it as .docx without one")
        markup = sum(entry.file_size for entry in entries if _is_xml(entry.filename))
        if markup > _MARKUP_LIMIT or sum(entry.file_size for entry in entries) > _LIMIT:
            raise Refused(f"{name}: unpacks to more than any document holds; split it, or save it as HTML")
        for entry in entries:  # no more is unpacked of an entry than it was said to hold
            part = archive.read(entry)
            if _is_xml(entry.filename):
                for strict, transitional in _STRICT:
                    part = part.replace(strict, transitional)
            yield entry.filename, part


def _is_xml(path: str) -> bool:
    return path.endswith((".xml", ".rels"))


def _is_document(part: bytes) -> bool:
    return bool(etree.fromstring(part, _parser()).tag == w("document"))


def _related(parts: dict[str, bytes], path: str, kind: str) -> Iterator[str]:
    at = PurePosixPath(path)
    relations = parts.get(str(at.parent / "_rels" / f"{at.name}.rels"))
    if relations is None:
        return
    for relation in etree.fromstring(relations, _parser()):
        if relation.get("Type") == _TYPES + kind and relation.get("TargetMode") != "External":
            target = str(at.parent / relation.get("Target", "")).lstrip("/")
            if target in parts:
                yield target


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
