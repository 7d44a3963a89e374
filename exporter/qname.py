"""Qualified names: a namespace URI and a local name; prefixes are the business of whoever writes."""

from __future__ import annotations

from typing import NamedTuple


class QName(NamedTuple):
    """A qualified name (Namespaces in XML 1.0). Two are equal when namespace and local name are."""

    namespace: str
    local: str

    def __str__(self) -> str:
        """Clark notation, `{namespace}local`."""
        return f"{{{self.namespace}}}{self.local}"


XBRLI = "http://www.xbrl.org/2003/instance"
ISO4217 = "http://www.xbrl.org/2003/iso4217"
LINK = "http://www.xbrl.org/2003/linkbase"
XBRLDI = "http://xbrl.org/2006/xbrldi"
XHTML = "http://www.w3.org/1999/xhtml"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
IX = "http://www.xbrl.org/2013/inlineXBRL"
