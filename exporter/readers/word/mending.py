"""What mammoth would drop or misread, said in the document's own XML in a way that it reads."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from exporter.readers.word.names import first, is_on, value, w
from exporter.readers.word.numbering import Numbering
from exporter.readers.word.styles import Properties, Styles

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_VML = "{urn:schemas-microsoft-com:vml}"
_CHECKBOX = "{http://schemas.microsoft.com/office/word/2010/wordml}checkbox"
_TOGGLES = ("b", "i", "u", "strike", "caps", "smallCaps")
_ALIKE = {"cr": "br", "ptab": "tab"}


def mend(root: etree._Element, styles: Styles, numbering: Numbering) -> None:
    """Rewrite a part in place: its text as a reader sees it, its runs with all they take over from styles.

    Hidden text and soft hyphens go; fields, containers and alternatives become their content; the numbers of lists
    become text; rows that begin or end inside the grid get the cells that are missing.
    """
    _choose(root)
    _unwrap(root)
    for name, other in _ALIKE.items():
        for element in root.iter(w(name)):
            element.tag = w(other)
    etree.strip_elements(root, w("softHyphen"), with_tail=False)
    for row in root.iter(w("tr")):
        _fill(row)
    for paragraph in root.iter(w("p")):
        _number(paragraph, styles, numbering)
    for run in list(root.iter(w("r"))):
        _settle(run, styles)


def _choose(root: etree._Element) -> None:
    """Text boxes without the older form that mammoth reads get it; formulas become their text (22.1)."""
    for box in list(root.iter(w("txbxContent"))):
        holder = next(box.iterancestors(f"{_COMPATIBILITY}AlternateContent", w("drawing")), None)
        outer = next(box.iterancestors(f"{_COMPATIBILITY}AlternateContent"), holder)
        if outer is None or outer.find(f"{_COMPATIBILITY}Fallback") is not None:
            continue
        picture = etree.Element(w("pict"))
        etree.SubElement(picture, f"{_VML}textbox").append(box)
        outer.addprevious(picture)
    for choice in list(root.iter(f"{_COMPATIBILITY}AlternateContent")):
        if choice.find(f"{_COMPATIBILITY}Fallback") is None:
            for child in choice.findall(f"{_COMPATIBILITY}Choice/*"):
                choice.addprevious(child)
            _take_out(choice)
    for formula in list(root.iter(f"{_MATH}oMath")):
        run = etree.Element(w("r"))
        etree.SubElement(run, w("t")).text = "".join(text.text or "" for text in formula.iter(f"{_MATH}t"))
        formula.addprevious(run)
        _take_out(formula)
    etree.strip_tags(root, f"{_MATH}oMathPara")


def _unwrap(root: etree._Element) -> None:
    """Fields, controls and marks become what they hold; a control that is a box to tick stays."""
    for control in list(root.iter(w("sdt"))):
        content = control.find(w("sdtContent"))
        if control.find(f"{w('sdtPr')}/{_CHECKBOX}") is None:
            for child in content if content is not None else ():
                control.addprevious(child)
            _take_out(control)
    for name in ("fldSimple", "customXml", "smartTag", "dir", "bdo"):
        for element in list(root.iter(w(name))):
            for child in element:
                if child.tag not in (w("customXmlPr"), w("smartTagPr"), w("fldData")):
                    element.addprevious(child)
            _take_out(element)


def _take_out(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _fill(row: etree._Element) -> None:
    """Cells for the columns of the grid that a row leaves out at its ends (17.4.14, 17.4.15)."""
    properties = row.find(w("trPr"))
    cells = row.findall(w("tc"))
    if properties is None or not cells:
        return
    for name, place in (("gridBefore", 0), ("gridAfter", 1)):
        width = value(properties.find(w(name))) or "0"
        if width.isdecimal() and int(width):
            cell = etree.Element(w("tc"))
            span = etree.SubElement(etree.SubElement(cell, w("tcPr")), w("gridSpan"))
            span.set(w("val"), width)
            etree.SubElement(cell, w("p"))
            (cells[-1].addnext if place else cells[0].addprevious)(cell)


def paragraph_properties(paragraph: etree._Element, styles: Styles) -> Properties:
    """What is said of a paragraph, by itself, by its style, and by that of the table around it."""
    own = paragraph.find(w("pPr"))
    style = None if own is None else value(own.find(w("pStyle")))
    table = next(paragraph.iterancestors(w("tbl")), None)
    around = None if table is None else value(table.find(f"{w('tblPr')}/{w('tblStyle')}"))
    return (*(() if own is None else (own,)), *styles.paragraph(style, around))


def _number(paragraph: etree._Element, styles: Styles, numbering: Numbering) -> None:
    """Write the number that Word sets before a paragraph of a list as text, and its indent as the paragraph's own."""
    own = paragraph.find(w("pPr"))
    said = first(paragraph_properties(paragraph, styles), "numPr")
    instance = None if said is None else value(said.find(w("numId")))
    if said is None or instance in (None, "0") or _is_deleted(own):
        return
    depth = value(said.find(w("ilvl")))
    style = None if own is None else value(own.find(w("pStyle")))
    assert instance is not None
    found = numbering.next(instance, int(depth) if depth is not None else numbering.depth_of(instance, style))
    if found is None:
        return
    label, level = found
    if own is None:
        own = etree.Element(w("pPr"))
        paragraph.insert(0, own)
    direct = own.find(w("numPr"))
    if direct is not None:
        own.remove(direct)
    indent = None if level.properties is None else level.properties.find(w("ind"))
    if own.find(w("ind")) is None and indent is not None:
        etree.SubElement(own, w("ind"), dict(indent.attrib))
    run = etree.Element(w("r"))
    looks = own.find(w("rPr"))
    if looks is not None:
        run.append(etree.fromstring(etree.tostring(looks)))
    etree.SubElement(run, w("t")).text = f"{label} "
    own.addnext(run)


def _is_deleted(own: etree._Element | None) -> bool:
    return own is not None and own.find(f"{w('rPr')}/{w('del')}") is not None


def run_properties(run: etree._Element, styles: Styles) -> Iterator[etree._Element]:
    """What is said of a run: by itself, its style, the style of its paragraph, and for all of the document."""
    own = run.find(w("rPr"))
    if own is not None:
        yield own
        yield from styles.character(value(own.find(w("rStyle"))))
    paragraph = next(run.iterancestors(w("p")), None)
    properties = None if paragraph is None else paragraph.find(w("pPr"))
    style = None if properties is None else value(properties.find(w("pStyle")))
    yield from styles.runs_of(style)


def _settle(run: etree._Element, styles: Styles) -> None:
    """Say with a run itself what it takes over from styles; take a hidden one out."""
    properties = tuple(run_properties(run, styles))
    if is_on(first(properties, "vanish")):
        for child in run.findall(w("t")):
            run.remove(child)
        return
    own = run.find(w("rPr"))
    for name in _TOGGLES:
        said = first(properties[1:] if own is not None else properties, name)
        if said is None or (own is not None and own.find(w(name)) is not None):
            continue
        if own is None:
            own = etree.Element(w("rPr"))
            run.insert(0, own)
        etree.SubElement(own, w(name), dict(said.attrib))
