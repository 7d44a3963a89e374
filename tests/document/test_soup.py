"""Tag soup comes out as the HTML standard reads it: html5lib, a second implementation, is the judge."""

# ruff: noqa: E501 - snippets of markup are easier to read whole

import random
import re

import html5lib
import pytest
from lxml import etree

from exporter.document.doctype import Mode, mode
from exporter.document.nesting import tamed
from exporter.document.soup import DEEPEST, FLATTENED, MODE, parse
from exporter.document.vocabulary import PREFIX

NASTY = [
    "", "x", "\ufeffx", "<p>one<p>two", "<p>a<b>b<p>c</b>d", "<b><i>x</b>y</i>z", "<a href=1>x<a href=2>y</a>z",
    "<table>loose<tr><td>a<td>b<tr>c</table>d", "<table><tr><td>a<table><tr><td>b</table>c</table>d",
    "<p>x<table><tr><td>y</table>z", "<!DOCTYPE html><p>x<table><tr><td>y</table>z",
    "<table><b><tr><td>aaa</b></td></tr>bbb</table>ccc", "<table><caption>c<tr><td>x<col>", "<td>lost<tr>parts<li>x",
    "<ul><li>a<li>b<ul><li>c</ul><p>d</ul>", "<dl><dt>a<dd>b<dt>c</dl>", "<p>x<div>y</p>z", "<h1>a<h2>b</h1>c",
    "<o:p>&nbsp;</o:p><v:shape o:x=1>y</v:shape>", "<?xml version='1.0'?><html xmlns:ix='u'><body><ix:nonFraction "
    "contextRef=c scale=6>1,234</ix:nonFraction><ix:header><ix:hidden>h</ix:hidden></ix:header>",
    "<![CDATA[x]]>y<!-- a -- b --!>c<!>d<!-->e<!--->f<!-- g", "a\0b<p\0>c&#0;&#x110000;&#xD800;&#128;&#1;&#xFFFF;d\x0ce",
    "&amp;lt;&nbsp;&notit;&not;in;&copy&AMP;&#65&#x41;&ampx;", "<p title='a<b>c&quot;&amp;\n\td' title=2 a=1 A=2>x",
    "<p a\"b=1 'c=2 =d=3 1=4 @e=5 data-x xmlns=u xmlns:y=v xml:lang=de y:z=w>x", "<br/><p/>x<span/>y<br></br></p>z",
    "<pre>\n\na\n</pre><textarea>\n\nb</textarea><listing>\nc</listing>", "<script>if(a<b&&'</p>')</script>x<style>a>b{}",
    "<script><!--<script></script>--></script>x", "<xmp><b>&amp;</xmp><iframe><p>a</iframe><noembed><b></noembed>y",
    "<textarea><b>&amp;</textarea><title><i></title>x", "a<plaintext><b></plaintext>&amp;", "<noscript></noscript>y",
    "<svg viewBox=1><title>t</title><path d=M/><foreignObject><p>x</foreignObject><style>a<b</style></svg>y",
    "<math><mi>x</mi><annotation-xml encoding=text/html><p>q</annotation-xml></math>z", "<svg><p>out",
    "<frameset><frame src=x></frameset>", "<select><option>a<option>b</select>d", "<form><p><form>x</form></p>y",
    "<button><p>x<button>y</button>", "<nobr>a<nobr>b", "<font color=red><p>x</font>y<p>z", "<ruby>a<rp>(<rt>b<rp>)</ruby>",
    "<DOCUMENT>\n<TYPE>6-K\n<TEXT>\n<html><head><title>T</title></head><body bgcolor=red>x</body></html>\n</TEXT>",
    "<html lang=en><body class=a><html id=x lang=de><body class=b title=t>y", "<head><p>x</head>y<title>late</title>",
    "<p>a</p> </body> <p>b</html>c", "<image src=x>", "<a><table><td><a>x",
    "<table><form><input type=hidden><tr><td></form><input>x</table>", "<center><table><tr><td>x</center>y",
    "<table><tr><td><p>a<b>b</td><td>c</table>d", "<p><b><b><b><b><b>x<p>y", "<a\"b c>x</a\"b>", "<0>x</0><-a>y<a-b.c_d>z",
]  # fmt: skip
_XML_NAME = re.compile(r"(?!xmlns$)[A-Za-z_][A-Za-z0-9_.-]*|xml:lang")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def judged(html):
    """What html5lib reads, as nested lists, named as `parse` names things."""
    document = html5lib.parse(html.removeprefix("\ufeff"), treebuilder="dom", namespaceHTMLElements=False)

    def text(said):
        return _NOT_XML.sub("\ufffd", said.replace("\x0c", " "))

    def read(node):
        found = [re.sub(r"[^A-Za-z0-9_.-]", "_", node.tagName.replace(":", "."))]
        names = {key: text(value) for key, value in node.attributes.items() if _XML_NAME.fullmatch(key)}
        found.append(names)
        for child in node.childNodes if found[0] != "script" else ():
            if child.nodeType == child.ELEMENT_NODE:
                found.append(read(child))
            elif child.nodeType == child.TEXT_NODE:
                if isinstance(found[-1], str) and len(found) > 2:
                    found[-1] += text(child.data)
                else:
                    found.append(text(child.data))
        return found

    return read(document.documentElement)


def ours(html):
    root = parse(html)
    for name in (MODE, FLATTENED):
        root.attrib.pop(name, None)
    etree.strip_tags(root, etree.Comment)

    def read(element):
        assert element.tag.startswith(PREFIX)
        attributes = {
            key.replace("{http://www.w3.org/XML/1998/namespace}", "xml:"): value for key, value in element.items()
        }
        found = [element.tag.removeprefix(PREFIX), attributes]
        if element.text:
            found.append(element.text)
        for child in element:
            found.append(read(child))
            if child.tail:
                found.append(child.tail)
        return found

    return read(root)


@pytest.mark.parametrize("html", NASTY)
def test_reads_soup_as_the_standard_does(html):
    assert ours(html) == judged(html)


# No white space: html5lib does not open formatting again for it, as the standard asks, and has no say then.
PIECES = (
    "<p>,</p>,<div>,</div>,<b>,</b>,<i>,</i>,<a href=x>,</a>,<table>,</table>,<tr>,</tr>,<td>,</td>,<th>,<ul>,</ul>,<li>,"
    "<font size=2>,</font>,<span>,</span>,<center>,</center>,<h2>,</h2>,<br>,<hr>,<nobr>,</nobr>,<caption>,<tbody>,<thead>,"
    "<col>,<o:p>,</o:p>,x,12,&amp;,<!--c-->,<pre>,</pre>,<blockquote>,</blockquote>"
).split(",")


def soup(seed, length=30):
    choose = random.Random(seed)
    return "".join(choose.choice(PIECES) + choose.choice(["", "", "w"]) for _ in range(length))


@pytest.mark.parametrize("seed", range(150))
def test_reads_random_soup_as_the_standard_does(seed):
    assert ours(soup(seed)) == judged(soup(seed))


def test_a_line_break_in_a_value_stays_one():
    link = parse('<a href="java\nscript:\tx">y</a>').find(f".//{PREFIX}a")
    assert link.get("href") == "java\nscript:\tx"


def test_a_source_cannot_speak_for_the_parser():
    root = parse(f"<!DOCTYPE html><html {MODE}=quirks {FLATTENED}=7>")
    assert root.attrib == {}


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>", Mode.QUIRKS),
        ("<!DOCTYPE html><p>", Mode.STANDARDS),
        ("\ufeff <!-- c --><?xml version='1.0'?>\n<!doctype HTML>", Mode.STANDARDS),
        ("x<!DOCTYPE html>", Mode.QUIRKS),
        ('<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 3.2 Final//EN">', Mode.QUIRKS),
        ('<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">', Mode.QUIRKS),
        ('<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN" "http://x/loose.dtd">', Mode.LIMITED_QUIRKS),
        ('<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "x">', Mode.LIMITED_QUIRKS),
        ('<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "x">', Mode.STANDARDS),
        ('<!DOCTYPE html SYSTEM "about:legacy-compat">', Mode.STANDARDS),
        ('<!DOCTYPE document SYSTEM "x">', Mode.QUIRKS),
    ],
)
def test_tells_the_mode_by_the_doctype(html, expected):
    assert mode(html) is expected


def depth(root):
    deepest = level = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        level += 1 if event == "start" else -1
        deepest = max(deepest, level)
    return deepest


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td>Ω" * 10_000,
        "<div>Ω" * 50_000,
        "<div>" * 50_000 + "Ω" + "</div>" * 50_000,
        "".join(f"<b id={i}><p>Ω" for i in range(10_000)),
        "".join(f"<font size={i}>" for i in range(400)) + "Ω<p>" * 30_000,
        "<a <b \"'" * 50_000,
        "<!--" * 50_000,
        "<script>" * 50_000,
        "<ul><li>Ω" * 20_000,
        "<x>Ω" * 20_000,
    ],
    ids=["tables", "divs", "closed", "bold", "fonts", "quotes", "comments", "scripts", "lists", "unknown"],
)
@pytest.mark.timeout(60)
def test_absurd_nesting_takes_linear_time_and_keeps_the_text(html):
    root = parse(html)
    assert depth(root) <= DEEPEST + 4
    assert "".join(root.itertext()).count("Ω") == html.count("Ω")


def test_what_nested_too_deep_is_counted_and_does_not_run_together():
    root = parse("<div>" * 300 + "1<table><tr><td>2<td>3</table>" + "</div>" * 300)
    assert int(root.get(FLATTENED)) > 90
    assert "".join(root.itertext()).split() == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<noscript><p>x</noscript>y", "y"),
        ("a<NOSCRIPT class=b><!-- </noscript >y<!-- <noscript> -->z<noscript>q</noscript>", "ayz"),
        ("<p title='<noscript>'>a</p><p title=\"</noscript>\">b", "ab"),
        ("<script>'<noscript>'</script>a<textarea><noscript></textarea></noscript>b", "a<noscript>b"),
        ("<noscript>a", "a"),
    ],
)
def test_what_only_scripting_hides_swallows_nothing(html, text):
    root = parse(html)
    etree.strip_elements(root, etree.Comment, with_tail=False)
    assert "".join(root.itertext()) == text


def test_ordinary_markup_is_not_touched():
    html = "<p><b>x" * 400 + "<div><font size=1>y</font></div>" * 1000
    assert tamed(html) == (html, 0)
