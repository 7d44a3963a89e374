"""The file as a package: what is no workbook that can be read is refused in one line that says how to get one."""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from exporter.files import Refused

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # the container of old workbooks, and of protected ones
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MOST_BYTES = 256 * 1024 * 1024
_MOST_PARTS = 20_000
_DECLARATION = re.compile(rb"<!DOCTYPE|<!ENTITY", re.IGNORECASE)
_PROLOGUE = 4096  # a document type declaration comes before the root element
_STRICT = b"http://purl.oclc.org/ooxml/"
_SAVE_AS = "open it in Excel or LibreOffice and save it as an Excel workbook (.xlsx)"


def checked(name: str, content: bytes) -> ZipFile:
    """The package in a workbook's bytes, its parts known to unpack and to declare nothing.

    Refused: anything but an Office Open XML workbook in its transitional form; one that is protected, damaged, unpacks
    to more than a quarter of a gigabyte, or has document type declarations (which Open Packaging Conventions forbid).
    """
    if not content.strip():
        raise Refused(f"{name}: is empty")
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            raise Refused(f"{name}: is protected by a password; open it, save it without the password")
        raise Refused(f"{name}: is an Excel workbook of the old binary kind; {_SAVE_AS}")
    try:
        package = ZipFile(BytesIO(content))
    except (BadZipFile, ValueError, NotImplementedError):  # no ZIP, offsets beyond it, a version it cannot read
        raise Refused(f"{name}: is no Excel workbook, or a damaged one; {_SAVE_AS}") from None
    parts = package.infolist()
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_BYTES:
        raise Refused(
            f"{name}: unpacks to more than {_MOST_BYTES // 1024 // 1024} MB; "
            "keep the sheets with the statements and save it anew"
        )
    names = {part.filename.lower() for part in parts}
    if "xl/workbook.bin" in names:
        raise Refused(f"{name}: is a binary Excel workbook (.xlsb); {_SAVE_AS}")
    if "xl/workbook.xml" not in names and "[content_types].xml" not in names:
        raise Refused(f"{name}: is a ZIP archive, but no Excel workbook; {_SAVE_AS}")
    _check_parts(name, package)
    return package


def _check_parts(name: str, package: ZipFile) -> None:
    try:
        for part in package.infolist():
            if not part.filename.lower().endswith((".xml", ".rels", ".vml")):
                continue
            with package.open(part) as stream:
                head = stream.read(_PROLOGUE)
                while stream.read(1 << 20):  # to the end, where the checksum is compared
                    pass
            if _DECLARATION.search(head.replace(b"\0", b"")):
                raise Refused(
                    f"{name}: its part {part.filename} declares a document type, which no workbook does; {_SAVE_AS}"
                )
            if part.filename.lower() == "xl/workbook.xml" and _STRICT in head:
                raise Refused(f"{name}: is a Strict Open XML workbook; {_SAVE_AS}, not as Strict Open XML")
    except (BadZipFile, EOFError, OSError, RuntimeError, NotImplementedError, zlib.error) as error:
        raise damaged(name, error) from None


def damaged(name: str, error: Exception) -> Refused:
    """What to say of a workbook that cannot be read to its end."""
    why = " ".join(str(error).split())[:120].rstrip(". ") or type(error).__name__
    return Refused(f"{name}: is a damaged workbook ({why}); {_SAVE_AS}")
