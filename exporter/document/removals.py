"""What a document lost on its way into XHTML, counted, for a message to tell."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """Something that went: its kind (script, event handler, form control, external resource, ...) and its name.

    `count` says how often; `sample` is how it stood in the source the first time, at most 80 characters, or "".
    """

    kind: str
    name: str
    count: int
    sample: str = ""


class Tally:
    """Counts removals. They come out in the order in which each was met first."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str, str], int] = {}
        self._samples: dict[tuple[str, str], str] = {}

    def add(self, kind: str, name: str, sample: str = "", count: int = 1) -> None:
        """Count one more, or `count` more, of a kind and name."""
        key = kind, name
        if key not in self._counts:
            self._samples[key] = sample if len(sample) <= 80 else sample[:79] + "…"
        self._counts[key] = self._counts.get(key, 0) + count

    def removals(self) -> tuple[Removal, ...]:
        """What was counted."""
        return tuple(
            Removal(kind=kind, name=name, count=count, sample=self._samples[kind, name])
            for (kind, name), count in self._counts.items()
        )
