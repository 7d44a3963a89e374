"""Taxonomy packages: what they call themselves, and the entry points they offer (Taxonomy Packages 1.0)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from exporter.files import Refused, read_bytes

if TYPE_CHECKING:
    from lxml.etree import _Element

_METADATA = "META-INF/taxonomyPackage.xml"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """An entry point: what it is called, and the absolute URIs of the documents that make it up."""

    name: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A taxonomy package in a file; `digest` is the SHA-256 of its bytes, in hexadecimal digits."""

    path: Path
    digest: str
    name: str
    offers: tuple[Offer, ...]


def read(path: Path) -> Package:
    """Read a package's metadata. A file that is no taxonomy package is refused."""
    from lxml import etree

    content = read_bytes(path)
    try:
        with ZipFile(BytesIO(content)) as archive:
            members = sorted((n for n in archive.namelist() if f"/{n}".endswith(f"/{_METADATA}")), key=len)
            if not members:
                raise Refused(f"{path}: is no taxonomy package (it has no {_METADATA})")
            roots = [_root(archive.read(member)) for member in members]
    except (BadZipFile, etree.XMLSyntaxError) as error:
        raise Refused(f"{path}: is no taxonomy package ({error})") from None
    offers = [
        Offer(name=_text(entry, "name") or documents[0], documents=documents)
        for root in roots
        for entry in root.iter("{*}entryPoint")
        if (documents := tuple(str(d.get("href")) for d in entry.iter("{*}entryPointDocument") if d.get("href")))
    ]
    return Package(
        path=path,
        digest=sha256(content).hexdigest(),
        name=_text(roots[0], "name") or path.stem,
        offers=tuple(dict.fromkeys(offers)),
    )


def choose(packages: Sequence[Package], wanted: Sequence[str]) -> tuple[str, ...]:
    """The documents to discover a DTS from: those wanted, by URI or by the name of an offer; else the only offer.

    A URI need not be offered: packages hold more documents than they name. Where several are offered and none is
    wanted, the choice is left to the user, who is told what there is.
    """
    offers = list(dict.fromkeys(offer for package in packages for offer in package.offers))
    named = {offer.name: offer.documents for offer in reversed(offers)}
    if wanted:
        if unknown := [text for text in wanted if text not in named and "://" not in text]:
            raise Refused(f"{unknown[0]}: is no entry point; there are: {_listed(offers)}")
        return tuple(dict.fromkeys(uri for text in wanted for uri in named.get(text, (text,))))
    if not offers:
        names = ", ".join(str(package.path) for package in packages)
        raise Refused(f"{names}: offers no entry point; name a schema of it with --entry-point URI")
    if len({offer.documents for offer in offers}) > 1:
        raise Refused(f"several entry points are offered; choose one with --entry-point URI: {_listed(offers)}")
    return offers[0].documents


def _listed(offers: Sequence[Offer]) -> str:
    return "; ".join(f"{' '.join(offer.documents)} ({offer.name})" for offer in offers)


def _root(content: bytes) -> _Element:
    from lxml import etree

    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))


def _text(element: _Element, tag: str) -> str:
    """The text of the first child of that name, an English one before others."""
    found = [child for child in element.iterchildren(f"{{*}}{tag}") if child.text]
    found.sort(key=lambda child: not (child.get(_LANG) or "en").startswith("en"))
    return " ".join(found[0].text.split()) if found else ""
