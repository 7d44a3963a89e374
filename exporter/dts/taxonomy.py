"""A taxonomy to be written: what goes into one schema and its linkbases."""

from __future__ import annotations

from dataclasses import dataclass

from exporter.dts.concept import DTR, XBRLDT, Concept, Label
from exporter.dts.network import Network, Role
from exporter.qname import XBRLI


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """Another taxonomy's schema: namespace, customary prefix and absolute location of the document."""

    namespace: str
    prefix: str
    location: str


STANDARD_IMPORTS = (
    Import(namespace=XBRLI, prefix="xbrli", location="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"),
    Import(namespace=XBRLDT, prefix="xbrldt", location="http://www.xbrl.org/2005/xbrldt-2005.xsd"),
    Import(namespace=DTR, prefix="dtr-types", location="https://www.xbrl.org/dtr/type/2020-01-21/types.xsd"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryPoint:
    """A second schema that imports the first and carries the networks, so that the first can be had without them."""

    namespace: str
    location: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Taxonomy:
    """What is to be written under one target namespace.

    `schema` is the absolute URI of the schema document; the linkbases lie beside it, named after it. `roles` are those
    declared here, a label role of the taxonomy's own among them; networks may use roles that an imported schema
    declares. `referenced` are concepts of imported schemas that labels or networks speak of: labels may be given to
    them too, best in a role their own taxonomy leaves free (the built-in one has no terse and no negated terse labels).
    `linkbases` are absolute URIs of other taxonomies' linkbases to take in. With an `entry_point` the networks and
    `linkbases` hang on that document instead of on `schema`. The imports every taxonomy needs for its item types (XBRL
    2.1, Dimensions, Data Types Registry) need not be named.
    """

    namespace: str
    prefix: str
    schema: str
    imports: tuple[Import, ...] = ()
    concepts: tuple[Concept, ...] = ()
    labels: tuple[Label, ...] = ()
    roles: tuple[Role, ...] = ()
    networks: tuple[Network, ...] = ()
    referenced: tuple[Concept, ...] = ()
    linkbases: tuple[str, ...] = ()
    entry_point: EntryPoint | None = None
