"""The whole trip on one page: from a source to a validated report package, and the trace that explains it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from exporter import outputs
from exporter.basis import BUILTIN, Named, basis
from exporter.extraction.kinds import kinds
from exporter.files import SETTINGS, OutputFolder, read_bytes, text_of
from exporter.filing import Filing, file
from exporter.former.reading import remembered
from exporter.mapping.memory import NOTHING
from exporter.messages import Message, Severity, worst
from exporter.proof import proof
from exporter.reading import read
from exporter.render.review import review
from exporter.reviewing.view import view_of
from exporter.settings import Settings
from exporter.settings import read as read_settings
from exporter.settings import write as write_settings
from exporter.trace import Line, trace
from exporter.validation.findings import led_back
from exporter.validation.validate import judge


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run made: the files of OUT by relative path, and what there is to say about them."""

    name: str
    filing: Filing
    lines: tuple[Line, ...]
    messages: tuple[Message, ...]
    files: dict[str, bytes]

    @property
    def failed(self) -> bool:
        """Whether some message is an error."""
        return worst(self.messages) == Severity.ERROR


def run(
    source: Path, out: Path, settings_file: Path | None = None, named: Named = BUILTIN, prior: Path | None = None
) -> Outcome:
    """Export a source into a folder: all of the result or nothing. `Refused` says why it cannot be done.

    `named` is the taxonomy to map onto; the settings' counts where it says nothing. `prior` is a former filing or the
    folder of a former result, which may be `out` itself.
    """
    content = read_bytes(source)
    chosen = None if settings_file is None else text_of(read_bytes(settings_file), str(settings_file))
    folder = OutputFolder(out)
    with folder.claimed(source.name):
        settings_text = folder.settings() if chosen is None else chosen
        outcome = export(source.name, content, settings_text, str(settings_file or out / SETTINGS), named, prior)
        folder.replace(outcome.files)
    return outcome


def export(
    name: str,
    content: bytes,
    settings_text: str | None = None,
    settings_name: str = SETTINGS,
    named: Named = BUILTIN,
    prior: Path | None = None,
) -> Outcome:
    """The trip itself; nothing is written but what Arelle is given to judge."""
    settings = read_settings(settings_text or "", settings_name)
    with judge() as arelle:
        onto = basis(_named(named, settings, Path(settings_name).parent))
        reading = read(name, content, settings)
        document = reading.document
        memory = NOTHING if prior is None else remembered(prior, onto.dts, onto.paths)
        filing = file(document, reading.to_tag, reading.prose(), onto.dts, settings, memory)

        stem = PurePath(name).stem
        files = outputs.report_files(document, filing, stem, onto)
        arelle.take(f"{stem}.xbri", files[f"{stem}.xbri"], onto.paths)
        proven = tuple(proof(document, filing, onto.dts))
        found = reading.extraction
        dispositions = {**kinds(document), **dict(found.dispositions)}
        lines = trace(document, filing.facts, filing.covers, filing.prose, dispositions, dict(found.left_out))
        findings = arelle.findings()
    messages = (
        *reading.messages,
        *filing.messages,
        *proven,
        *led_back(findings, filing.places(document), filing.restating, explained=proven),
        *outputs.unmapped(lines),
    )
    told = tuple(said for said in messages if said.severity != Severity.INFO)
    files |= {
        f"{stem}.review.html": review(document, view_of(document, filing, onto.dts, lines, messages)),
        **outputs.records(stem, lines, told, filing.prefixes),
        SETTINGS: write_settings(settings_text, outputs.proposals(filing.statements, filing.prefixes)).encode(),
        f"source/{name}": content,
    }
    files |= outputs.manifest(name, files, onto)
    return Outcome(name=stem, filing=filing, lines=lines, messages=told, files=files)


def _named(named: Named, settings: Settings, here: Path) -> Named:
    """The taxonomy a command names, for what it leaves unsaid that of the settings, whose paths count from `here`."""
    entry_points = named.entry_points or settings.entry_points
    if named.packages or not settings.packages:
        return replace(named, entry_points=entry_points if named.packages else named.entry_points)
    return replace(named, packages=settings.packages, entry_points=entry_points, base=here)
