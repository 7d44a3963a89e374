"""Places led back to the text, and the marks that are laid there: none over another."""

from itertools import pairwise

import pytest

from exporter.document.numeral import Span
from exporter.messages import Message, Place, Severity
from exporter.readers.formats import read
from exporter.reviewing.places import Locator, marks_and_said
from exporter.trace import Line

MARKDOWN = """# Acme & Sons

Sales **rose** to $1,407 from (12) \\*in 2006\\*.

| Item | 2006 |
|---|--:|
| Net *loss* for 9 months | (3,117) |
"""
HTML = "<p>Sales&nbsp;rose &amp; rose to <b>$1,4</b>07 from &#40;12)</p><table><tr><td>Loss 9<td>(3,117)</table>"


def document(name):
    return read(name, {"a.md": MARKDOWN, "a.html": HTML}[name].encode())


def span_of(doc, text):
    start = doc.text.index(text)
    return Span(start, start + len(text))


def line(doc, text, disposition):
    span = span_of(doc, text)
    return Line(span=span, place=doc.place(span), text=text, disposition=disposition, reason="why")


def message(*places, severity=Severity.WARNING, code="a.b"):
    return Message(code=code, severity=severity, text="so it is", places=places)


@pytest.mark.parametrize("name", ["a.md", "a.html"])
def test_the_place_of_every_numeral_leads_back_to_it(name):
    doc = document(name)
    locator = Locator(doc)
    found = [doc.text[span.start : span.end] for span in map(locator.span, map(doc.place, doc.numerals)) if span]
    printed = [doc.text[span.start : span.end] for span in doc.numerals]
    # One numeral of the HTML goes on in another element: what is found goes no further than its own.
    assert found == (printed if name == "a.md" else ["1,4", *printed[1:]])


@pytest.mark.parametrize(
    "place",
    [
        Place(file="report.toml", line=1, column=1),
        Place(file="a.md"),
        Place(file="a.md", line=99, column=1),
        Place(file="a.md", line=6, column=1, end_line=6, end_column=4),
        Place(file="a.md", sheet="S", cell="B2"),
    ],
)
def test_a_place_that_shows_no_text_leads_nowhere(place):
    doc = document("a.md")
    assert Locator(doc).span(place) is None
    _, (said,) = marks_and_said(doc, {}, [], [message(place)])
    assert [link.mark for link in said.links] == [""]


def test_a_message_marks_what_is_not_marked_yet_and_weighs_what_is():
    doc = document("a.md")
    loss, label = span_of(doc, "3,117"), span_of(doc, "Net")
    marks, (first, second) = marks_and_said(
        doc,
        {"f1": loss},
        [line(doc, "1,407", "unmapped"), line(doc, "3,117", "fact")],
        [message(doc.place(loss), severity=Severity.ERROR), message(doc.place(label), doc.place(loss))],
    )
    assert [(mark.id, mark.kind, mark.text, mark.severity, mark.record) for mark in marks] == [
        ("u1", "unmapped", "1,407", "", "n-u1"),
        ("p3", "place", "Net", "warning", "m2"),
        ("f1", "fact", "3,117", "error", "r-f1"),
    ]
    assert [link.mark for link in first.links] == ["f1"]
    assert [link.mark for link in second.links] == ["p3", "f1"]


def test_marks_never_overlap():
    doc = document("a.md")
    whole = span_of(doc, "Net loss for 9 months")
    places = [doc.place(whole), doc.place(span_of(doc, "for 9 months")), doc.place(span_of(doc, "9 months"))]
    marks, _ = marks_and_said(doc, {}, [line(doc, "9", "unmapped")], [message(place) for place in places])
    assert all(one.span.end <= other.span.start for one, other in pairwise(marks))
    assert [mark.text for mark in marks] == ["Net", "for", "9"]


def test_an_unmapped_numeral_that_reaches_into_a_fact_is_not_marked_over_it():
    doc = document("a.md")
    marks, _ = marks_and_said(doc, {"f1": span_of(doc, "9 months")}, [line(doc, "for 9", "unmapped")], [])
    assert [mark.id for mark in marks] == ["f1"]


def test_the_message_about_all_unmapped_numerals_is_no_link_to_each():
    doc = document("a.md")
    places = tuple(doc.place(span) for span in doc.numerals)
    _, (said,) = marks_and_said(doc, {}, [], [message(*places, code="numeral.unmapped")])
    assert said.links == ()


def test_a_message_with_many_places_names_the_first_and_counts_the_rest():
    doc = document("a.md")
    _, (said,) = marks_and_said(doc, {}, [], [message(*[doc.place(span_of(doc, "12"))] * 20)])
    assert len(said.links) + said.more == 20
    assert said.more > 0
