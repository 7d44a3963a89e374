"""What a report's entity, extension taxonomy and package are called when a person has not said."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from datetime import date
from pathlib import PurePath

from exporter.mapping.outline import Names
from exporter.messages import Message, Place, message
from exporter.oim.aspects import Entity
from exporter.settings import Settings

BASE = "https://taxonomy.xbrl-export.org"
# Without a registered identifier the name identifies the reporter, under a scheme that says so; the identifier has no
# spaces, since OIM's have none (OIM Common 1.0, 5.2: SQName).
NAME_SCHEME = f"{BASE}/entity-name"
_RESERVED = frozenset("core xbrli link xlink iso4217 ix ixt ixt5 xml xmlns xsi xsd utr dtr-types xbrldt xbrldi".split())
_LEGAL_FORMS = frozenset(
    "inc incorporated corp corporation ltd limited llc plc lp ag se nv sa spa gmbh company co the".split()
)


def entity_of(
    settings: Settings, found: str | None, source: str, place: Place | None
) -> tuple[Entity, str, list[Message]]:
    """The entity, its name, and a message when its name has to stand in for an identifier.

    `found` is the name the document says and `place` where; without either the source's file name serves.
    """
    name = settings.name or found or PurePath(source).stem
    if settings.identifier is not None:
        return Entity(scheme=settings.scheme or NAME_SCHEME, identifier=settings.identifier), name, []
    here = Place(file=source) if place is None or settings.name is not None else place
    said = message("entity.no-identifier", name=name, places=(here,))
    return Entity(scheme=NAME_SCHEME, identifier=slug(name)), name, [said]


def names_of(settings: Settings, name: str, period_end: date, taken: Collection[str] = ()) -> Names:
    """Prefix, target namespace and schema location of the extension: the settings', else made from name and date.

    `taken` are the prefixes of the taxonomy beneath.
    """
    words = slug(name).split("-")
    prefix = settings.prefix or next(
        (word for word in words if word not in _LEGAL_FORMS and not word[0].isdigit()), "ext"
    )
    if settings.prefix is None and (prefix in _RESERVED or prefix in taken or prefix.startswith("xml")):
        prefix = f"{prefix}-ext"
    namespace = settings.namespace or f"{BASE}/reports/{slug(name)}/{period_end.isoformat()}"
    schema = f"{namespace.rstrip('/')}/{prefix}-{period_end:%Y%m%d}.xsd"
    return Names(namespace=namespace, prefix=prefix, schema=schema)


def slug(text: str) -> str:
    """A text as part of a URI: lower-case ASCII letters and digits, joined by hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall("[a-z0-9]+", plain)) or "report"
