"""The taxonomy that travels with the program."""

from __future__ import annotations

from functools import cache

from exporter.dts.authored import Authored, read
from exporter.dts.held import HeldDTS
from exporter.dts.taxonomy import Import, Taxonomy
from exporter.qname import QName
from exporter.resources import shipped


@cache
def builtin() -> HeldDTS:
    """The built-in taxonomy to look up and map onto; its entry point is the schema without networks."""
    authored = _authored()
    taxonomy = authored.taxonomy
    return HeldDTS(
        entry_points=(taxonomy.schema,),
        imports=(Import(namespace=taxonomy.namespace, prefix=taxonomy.prefix, location=taxonomy.schema),),
        prefixes=((taxonomy.namespace, taxonomy.prefix),),
        concepts=taxonomy.concepts,
        labels=taxonomy.labels,
        networks=taxonomy.networks,
        crosswalk=authored.crosswalk,
        alternatives=authored.alternatives,
        wider=authored.wider,
        binding=False,
    )


def meant(name: QName, prefix: str) -> tuple[QName, ...]:
    """The built-in concepts that mean the same as a concept, or itself if it is one.

    `prefix` is the customary one of the concept's namespace: what the crosswalk calls a system.
    """
    own = builtin()
    return (name,) if own.concept(name) is not None else own.equivalents_of(prefix, name.local)


def builtin_taxonomy() -> Taxonomy:
    """The built-in taxonomy to be written as files."""
    return _authored().taxonomy


@cache
def _authored() -> Authored:
    return read(shipped("taxonomy"))
