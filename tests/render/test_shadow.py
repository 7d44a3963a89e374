"""The document in a shadow tree: slots where marks are, sheets that end at its border, HTML that reads as its XHTML."""

import pytest
from lxml import html

from exporter.document.numeral import Span
from exporter.readers.formats import read
from exporter.render.shadow import shadow


def document(content: str, name: str = "a.html"):
    return read(name, content.encode())


def span_of(doc, text):
    start = doc.text.index(text)
    return Span(start, start + len(text))


def test_a_mark_becomes_a_slot_and_leaves_the_tree_as_it_was():
    doc = document("<p>Sales were <b>$1,407</b> and (<i>12</i>).</p>")
    before = html.tostring(doc.tree)
    made = shadow(doc, {"f1": span_of(doc, "1,407"), "u1": span_of(doc, "12")})
    assert '<b>$<slot name="f1"></slot></b> and (<i><slot name="u1"></slot></i>).' in made.markup
    assert html.tostring(doc.tree) == before


@pytest.mark.parametrize(
    ("rule", "scoped"),
    [
        ("body{margin:0}", "doc-body{margin:0}"),
        ("html,BODY > p{color:red}", "doc-html,doc-body > p{color:red}"),
        (":root{color:red}", "doc-html{color:red}"),
        ("@media print{body{color:red}}", "@media print{doc-body{color:red}}"),
        (".body,#html,tbody,.html-x{color:red}", ".body,#html,tbody,.html-x{color:red}"),
    ],
)
def test_selectors_of_the_frame_find_what_stands_for_it(rule, scoped):
    made = shadow(document(f"<style>{rule}</style><p>x</p>"), {})
    assert "".join("".join(sheet.text.split()) for sheet in made.sheets).endswith("".join(scoped.split()))


@pytest.mark.parametrize(
    "selector", [":host", "p, :HOST(.x)", ":h\\6f st", ":host-context(body)", "::slotted(a)", "::\\slotted(a)"]
)
def test_a_style_sheet_does_not_reach_out_of_its_tree(selector):
    made = shadow(document(f"<style>i{{}}{selector}{{display:none}}b{{}}</style><p>x</p>"), {})
    assert "".join("".join(sheet.text for sheet in made.sheets).split()).endswith("i{}:not(*){display:none}b{}")


def test_a_style_sheet_cannot_end_its_element():
    made = shadow(document("<style>p::after{content:'<\\/style><script>'}</style><p>x</p>"), {})
    assert all("</" not in sheet.text for sheet in made.sheets)


def test_frame_and_attributes_are_kept_but_what_steers_the_page():
    doc = document(
        '<html lang="de"><body style="color:navy"><pre>\n\n  x</pre><a href="#n" accesskey="k" tabindex="7">y</a>'
    )
    made = shadow(doc, {})
    assert 'lang="de"' in made.markup
    assert "<doc-body" in made.markup
    assert "color:navy" in made.markup
    assert "accesskey" not in made.markup
    assert "tabindex" not in made.markup
    assert html.fromstring(f"<div>{made.markup}</div>").xpath("//pre")[0].text.strip() == "x"


def test_nothing_in_the_markup_closes_the_template():
    made = shadow(
        document("<p>&lt;/template&gt;&lt;script&gt;</p></template><script>x</script><!-- --!><script> -->"), {}
    )
    assert "</template" not in made.markup
    assert "<script" not in made.markup
    assert "<!--" not in made.markup
