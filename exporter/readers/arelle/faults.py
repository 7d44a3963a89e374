"""Faults of Arelle that would lose something on the way, mended in the process that reads."""

from __future__ import annotations

import inspect
from typing import Any

from exporter.readers.arelle.sec import NAMESPACE, TRANSFORMATIONS

_SECONDS = "(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
_RELATIVE = "elif not (_value and UrlUtil.isAbsolute(_value)) or UrlInvalidPattern.match(_value):"
_NIL_NAME = 'if concept.baseXbrliType == "QNameItemType":'


def mend() -> None:
    """Mend them all; for the process that reads alone.

    Markup in notes of xBRL-JSON and xBRL-CSV loses its elements and their words, since the loader copies elements of
    its own classes alone. The CSV loader guesses at a dialect where the specification leaves no choice (xBRL-CSV 1.0,
    2.2), knows no fractions of seconds, and takes a nil name for text. White space around typed members and fractions
    of seconds get lost in contexts made of either. The SEC's transformations are not in the distribution. Schemes that
    are no absolute URIs, which XBRL 2.1 takes, are read as they are; to object is for those who write and judge.
    """
    from arelle.ModelManager import ModelManager
    from arelle.ModelValue import qname
    from arelle.oim import Load

    copy_inline = Load.XmlUtil.copyIxFootnoteHtml
    copy_nodes, write_date = Load.XmlUtil.copyNodes, Load.XmlUtil.dateunionValue
    load_custom = ModelManager.loadCustomTransforms

    def copy_note(source: Any, target: Any, *args: Any, **options: Any) -> None:
        if type(source).__module__.startswith("lxml"):
            _copy(source, target)
        else:
            copy_inline(source, target, *args, **options)

    def copy_member(parent: Any, member: Any) -> None:
        copy_nodes(parent, member)
        alone = not isinstance(member, (tuple, list, set)) and len(member) == 0
        if alone and (parent[-1].text or "") == (member.text or "").strip():
            parent[-1].text = member.text

    def date_time(value: Any, *args: Any, **options: Any) -> str:
        text = str(write_date(value, *args, **options))
        fraction = getattr(value, "microsecond", 0)
        at = f"{value:%H:%M:%S}" if fraction else ""
        return text.replace(f"T{at}", f"T{at}.{fraction:06}".rstrip("0")) if at else text

    def load(manager: ModelManager) -> None:
        load_custom(manager)
        for name, transformation in TRANSFORMATIONS.items():
            manager.customTransforms.setdefault(qname(NAMESPACE, f"ixt-sec:{name}"), transformation)

    _rewrite(
        Load, "_loadFromOIM", (_NIL_NAME, f"{_NIL_NAME[:-1]} and text is not None:"), (_RELATIVE, "elif not _value:")
    )
    Load.XmlUtil.copyIxFootnoteHtml = copy_note
    Load.XmlUtil.copyNodes = copy_member
    Load.XmlUtil.dateunionValue = date_time
    Load.periodForms = tuple(
        (form, Load.re.compile(pattern.pattern.replace(_SECONDS, _SECONDS + r"(?:\.[0-9]+)?"))) if form == Load.PER_ISO
        else (form, pattern)
        for form, pattern in Load.periodForms
    )  # fmt: skip
    Load._csvDialect = lambda *_: "excel"
    ModelManager.loadCustomTransforms = load


def _rewrite(module: Any, name: str, *changes: tuple[str, str]) -> None:
    """Put other lines into a function that is too long to be replaced; a line that is not as it was stays."""
    source = inspect.getsource(getattr(module, name))
    for old, new in changes:
        if source.count(old) == 1:
            source = source.replace(old, new)
    exec(compile(source, module.__file__, "exec"), module.__dict__)


def _copy(source: Any, target: Any) -> None:
    """Text and elements below `source`, to below `target`."""
    from lxml import etree

    target.text = (target.text or "") + (source.text or "")
    for child in source:
        made = etree.SubElement(target, child.tag, dict(child.attrib))
        _copy(child, made)
        made.tail = child.tail
