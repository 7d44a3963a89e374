"""Writes a report as an xBRL-XML instance (XBRL 2.1, 4; xBRL-XML 1.0)."""

from __future__ import annotations

from exporter.oim.report import Report
from exporter.render.environment import environment
from exporter.render.printed import printed


def instance(report: Report) -> bytes:
    """The instance document, UTF-8. Facts keep their order, and their ids as far as XML can have them."""
    ready = printed(report)
    text = environment().get_template("xbrl/instance.xml.jinja").render(report=ready, facts=ready.facts.values())
    return text.encode()
