"""Word files in the making: the least that a .docx must hold, and paragraphs and tables to put into it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{_TYPES}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_KINDS = {
    "styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "header": "hdr", "footer": "ftr",
}  # fmt: skip


def docx(*body: str, parts: Mapping[str, str] | None = None, files: Mapping[str, bytes] | None = None) -> bytes:
    """A Word file with that XML in its body.

    `parts` is the content of others by kind (styles, numbering, footnotes, header, footer); `files` are added as they
    are, those under word/media as images with the relation rId-NAME.
    """
    parts, files = parts or {}, files or {}
    relations = [f'<Relationship Id="{kind}" Type="{_TYPES}/{kind}" Target="{kind}.xml"/>' for kind in parts] + [
        f'<Relationship Id="rId-{path.rpartition("/")[2]}" Type="{_TYPES}/image" Target="{path[5:]}"/>'
        for path in files
        if path.startswith("word/media/")
    ]
    made: dict[str, bytes | str] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="png" ContentType="image/png"/><Default Extension="emf" ContentType="image/x-emf"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": _relations(f'<Relationship Id="r1" Type="{_TYPES}/officeDocument" Target="word/document.xml"/>'),
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{''.join(body)}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(*relations),
        **{
            f"word/{kind}.xml": f"<w:{_KINDS[kind]} {_NAMESPACES}>{content}</w:{_KINDS[kind]}>"
            for kind, content in parts.items()
        },
        **files,
    }
    return archive(made)


def archive(files: Mapping[str, bytes | str]) -> bytes:
    """A ZIP file, the same for the same content."""
    made = BytesIO()
    with ZipFile(made, "w") as written:
        for path, content in files.items():
            written.writestr(ZipInfo(path), content, compress_type=ZIP_DEFLATED)
    return made.getvalue()


def _relations(*relations: str) -> str:
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{namespace}">{"".join(relations)}</Relationships>'


def run(text: str, properties: str = "") -> str:
    """A run; TABs and line feeds in the text are Word's own."""
    said = escape(text).replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    said = said.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    looks = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{looks}<w:t xml:space="preserve">{said}</w:t></w:r>'


def paragraph(*content: str, properties: str = "") -> str:
    """A paragraph; what is no markup in it is text."""
    inside = "".join(each if each.startswith("<") else run(each) for each in content if each)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inside}</w:p>"


def cell(*paragraphs: str, properties: str = "") -> str:
    """A cell; what is no markup in it is a paragraph."""
    inside = "".join(each if each.startswith("<w:") else paragraph(each) for each in paragraphs)
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{inside}</w:tc>"


def table(rows: Iterable[Iterable[str]], properties: str = "") -> str:
    """A table; cells are texts or markup."""
    made = "".join(
        f"<w:tr>{''.join(each if each.startswith('<w:tc>') else cell(each) for each in row)}</w:tr>" for row in rows
    )
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{made}</w:tbl>"
