"""CSS is cleaned of what loads, runs or covers, however it is written, and of nothing else."""

import pytest

from exporter.document.colours import colour
from exporter.document.css import declarations, replace_types, sheet
from exporter.document.doctype import Mode, mode
from exporter.document.presentation import length


@pytest.mark.parametrize(
    "text",
    [
        "background:url(http://x)",
        "background:URL( 'x' )",
        "background:u\\72l(x)",
        "background:u\\000072 l(x)",
        "background:\\url(x)",
        "background:u/**/rl(x);background:url(x)",
        "background:image-set('x' 1x)",
        "background:url(data:text/html,x)",
        "background:url(data:image/svg+xml,x)",
        "background:url(data:image/png,x),url(y)",
        "width:expression(alert(1))",
        "width:e/**/xpression(1);width:expression(1)",
        "behavior:url(x)",
        "-moz-binding:none",
        "position:fixed",
        "position : FIXED !important",
        "position:\\66ixed",
    ],
)
def test_offending_declarations_go(text):
    kept, removed = declarations(f"color:red;{text};margin:0", quirks=False)
    assert kept.startswith("color:red")
    assert kept.endswith("margin:0")
    assert removed
    assert not [
        word for word in ("url(", "expression(", "fixed", "behavior", "binding", "image-set") if word in kept.lower()
    ]


@pytest.mark.parametrize(
    "text",
    [
        "font-family:'A; B',\"c\";color:red",
        "background:url(data:image/png;base64,AA==)",
        'background:url("data:image/gif;base64,R0;x") no-repeat',
        "width:calc((1px + 2px) * 3)",
        "content:'a)b'",
        "position:absolute",
        "list-style:url",
    ],
)
def test_harmless_declarations_stay(text):
    assert declarations(text, quirks=False) == (text, ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("width:20;margin:1 0 -2.5 auto", "width:20px;margin:1px 0 -2.5px auto"),
        ("line-height:2;z-index:3;opacity:1", "line-height:2;z-index:3;opacity:1"),
        ("color:ff0000;background-color:0f0;color:red", "color:#ff0000;background-color:#0f0;color:red"),
        ("width:calc(1px*2);font-size:12pt", "width:calc(1px*2);font-size:12pt"),
    ],
)
def test_quirks_mode_reads_lengths_and_colours_that_standards_mode_does_not(text, expected):
    assert declarations(text, quirks=True) == (expected, ())
    assert declarations(text, quirks=False) == (text, ())


def test_a_sheet_keeps_its_rules_and_loses_its_imports():
    text, removed = sheet(
        "<!-- @charset 'x'; @import url(a); P.Big, TABLE > TD {color:red; background:url(b)} /* c */"
        "@media print { H1 { margin: 0 } } @import 'd' {} a[href=\"}\"]{x:y} @import url(e){p{q:r}} -->",
        quirks=False,
    )
    assert removed == ("@charset", "@import", "url()", "url()")
    assert text.split("\n") == [
        "p.Big, table > td{color:red;}", "@media print{h1{margin: 0}", "}", "@import 'd'{}", 'a[href="}"]{x:y}',
        ":not(*){p{q:r}", "}",
    ]  # fmt: skip


def test_selectors_of_elements_that_were_replaced_select_their_stand_ins():
    text = "font.big, td font:hover{color:red}\n@media font{center{x:font}}\n"
    assert replace_types(text, {"font": "as-font", "center": "as-center"}) == (
        ":is(font,.as-font).big, td :is(font,.as-font):hover{color:red}\n@media font{:is(center,.as-center){x:font}}\n"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("red", "red"), (" Navy ", "navy"), ("#FF0000", "#ff0000"), ("#f0a", "#ff00aa"), ("ff0000", "#ff0000"),
        ("chucknorris", "#c00000"), ("", None), ("transparent", None), ("x", "#000000"), ("#123456789", "#124578"),
        ("rgb(1,2,3)", "#001030"),
    ],
)  # fmt: skip
def test_colours_are_read_as_browsers_read_them(text, expected):
    assert colour(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12", "12px"),
        ("12px", "12px"),
        ("50%", "50%"),
        (" 50 %", "50px"),
        ("1.5", "1.5px"),
        ("*", None),
        ("", None),
        ("-3", None),
    ],
)
def test_lengths_are_read_as_browsers_read_them(text, expected):
    assert length(text) == expected


@pytest.mark.parametrize(
    "read",
    [
        lambda: mode("<!-- a -->" * 50_000 + "<p>"),
        lambda: declarations("(" * 100_000, quirks=True),
        lambda: declarations("\"'" * 50_000 + "\\" * 1000, quirks=True),
        lambda: declarations("a:b;" * 50_000, quirks=True),
        lambda: sheet("a(" * 50_000 + "{" * 50_000, quirks=True),
        lambda: sheet("/*" * 100_000, quirks=True),
    ],
    ids=["comments", "parentheses", "quotes", "declarations", "braces", "open"],
)
@pytest.mark.timeout(30)
def test_nothing_takes_more_than_linear_time(read):
    read()


def test_a_doctype_is_not_looked_for_behind_text():
    assert mode("<!-- a --><p>x<!-- b --><!DOCTYPE html>") is Mode.QUIRKS
