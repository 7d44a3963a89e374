"""Faults of Arelle that would lose something on the way, mended in the process that reads."""

from __future__ import annotations

from typing import Any

from exporter.readers.arelle.sec import NAMESPACE, TRANSFORMATIONS


def mend() -> None:
    """Mend them all; for the process that reads alone.

    Markup in notes of xBRL-JSON and xBRL-CSV loses its elements and their words, since the loader copies elements of
    its own classes alone. The CSV loader guesses at a dialect where the specification leaves no choice (xBRL-CSV 1.0,
    2.2). The SEC's transformations are not in the distribution.
    """
    from arelle.ModelManager import ModelManager
    from arelle.ModelValue import qname
    from arelle.oim import Load

    copy_inline = Load.XmlUtil.copyIxFootnoteHtml
    load_custom = ModelManager.loadCustomTransforms

    def copy_note(source: Any, target: Any, *args: Any, **options: Any) -> None:
        if type(source).__module__.startswith("lxml"):
            _copy(source, target)
        else:
            copy_inline(source, target, *args, **options)

    def load(manager: ModelManager) -> None:
        load_custom(manager)
        for name, transformation in TRANSFORMATIONS.items():
            manager.customTransforms.setdefault(qname(NAMESPACE, f"ixt-sec:{name}"), transformation)

    Load.XmlUtil.copyIxFootnoteHtml = copy_note
    Load._csvDialect = lambda *_: "excel"
    ModelManager.loadCustomTransforms = load


def _copy(source: Any, target: Any) -> None:
    """Text and elements below `source`, to below `target`."""
    from lxml import etree

    target.text = (target.text or "") + (source.text or "")
    for child in source:
        made = etree.SubElement(target, child.tag, dict(child.attrib))
        _copy(child, made)
        made.tail = child.tail
