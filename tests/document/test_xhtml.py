"""What conform makes is judged by Inline XBRL 1.1's own schema, as Arelle ships it, and by what a reader sees."""

# ruff: noqa: E501 - snippets of markup are easier to read whole

import importlib.util
import random
from pathlib import Path

import pytest
from lxml import etree

from exporter.document.soup import parse
from exporter.document.vocabulary import PREFIX
from exporter.document.xhtml import conform

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "data"
RELEASES = sorted(SHARED.glob("releases/*.html"))
FILINGS = sorted(SHARED.glob("filings/*/*.htm"))

SNIPPETS = [
    "", "x", "<p>a<b>b<p>c</b>d", "<table>foo<tr><td>a</table>", "<p>x<table><tr><td>y</table>z",
    "<a href=http://x><div>q<p>r<a href=y>s</a>t</p></div>w</a>", "<b><i><div><u>x<table><tr><td><s>y</s></table></u></div>",
    "<font size=7 color=red face=Arial>x<p>y<center><h1>t</h1></center></font>", "<ul>a<p>b</p><ul><li>x</ul></ul><ol></ol>",
    "<dl><p>x<dt><div>q</div><dd>z</dl><dl></dl><dd>a<dt>b<li>c", "<dl>x<dt>a<dd>b</dl><dl><dt>a<dd><p>b</dl>",
    "<table><caption><p>a<table><tr><td>x</table></caption><tfoot><tr><td>f</tfoot><thead><tr><td>h</thead></table>",
    "<table><tr></tr><tbody></tbody><thead></thead></table><table></table><table><caption>c</caption></table>",
    "<table><tr><td>x<caption>late</caption><col width=3></table><table><col width='3*'><colgroup span=2><tr><th>x</table>",
    "<table><thead><tr><td>1</thead><tfoot><tr><td>2</tfoot><tbody><tr><td>3</table><table><tbody><tr><td>1<tfoot><tr><td>2",
    "<table><thead><tr><td>1</thead><thead><tr><td>2</thead></table><table><tfoot><tr><td>1</tfoot></table>",
    "<select><option>a<option selected>b</select><input value=x><input type=checkbox checked><textarea>\nq</textarea>",
    "<button>b<div>c</div></button><form action=x><p>y</form><label>l</label><fieldset><legend><p>x</legend>abc</fieldset>",
    "<pre>a<big>b</big><img src=x><table><tr><td>x</table></pre><pre>a<font size=2>b<sup>2</sup></pre><xmp><b></xmp>",
    "<svg><title>a</title><style>a</style><script>x</script></svg><math><mi>x</mi></math><canvas>c</canvas>",
    "<frameset><frame src=x><noframes><p>a</noframes></frameset>", "<iframe src=x><p></iframe><embed src=x>",
    "<object data=x><param name=a>fallback<p>x</object><video><p>f</video><audio src=x></audio><noscript><p>n</noscript>",
    "<blockquote>a<p>b</blockquote><blockquote></blockquote><address><p>x</address><legend>z</legend><h1><p>x</h1>",
    "<a name='1 x'>b</a><p id=q><p id=q><p id='ü1'><a href='#ü1'>x</a><a href='http://a b\\c[d]%zz{}'>x</a><a href='a:b c'>",
    "<p style='color:red' onclick=x class='' dir=AUTO lang=en_US align=center>x<br clear=all style='page-break-before:always'>",
    "<bdo dir=rtl style='color:red' lang=de>x</bdo><bdo>y</bdo><span lang='%%'>z</span><p title=x role=y data-z=w aria-a=b>",
    "<style>P.Foo, TD:hover > A[HREF] {color:red} @media print { h1 {x:y}}</style><p class='a b/c <'>x",
    "<body bgcolor=red text=#fff link=blue leftmargin=3 class=q id=b><center>x</center>", "<o:p>x</o:p><v:s><div>x</v:s>",
    "<a\"b c\"d=1 1=2 @x=3>x</a\"b>", "<!--a--b--!>x<![CDATA[y]]>&#0;&#1;&nbsp;\0<?php ?>", "<ruby>a<rp>(<rt>b</ruby><wbr>",
    "<table border bordercolor=red cellpadding='2px' cellspacing=a width='50.5%' height=10 align=center bgcolor=x rules=ALL>"
    "<tr height=20 align=middle valign=center><td nowrap width=10 height='5%' colspan=0 rowspan=x headers='a b' scope=row"
    " abbr=x axis=y char=.>x</table>", "<hr size=3 noshade width=50% color=red align=left><ol start=5 type=a><li value=7>x",
    "<ins><p>x</p></ins><del>y</del><p><ins>z</ins></p><label><q>a<div>b</div></q></label>", "<details><summary>a</summary>b",
    "<img src='data:image/png;base64,AAAA' width=10px height=x><img src=x alt=y width=3 align=left hspace=2 usemap=#m>",
    "<table><tr><td><a href=x><table><tr><td><a href=y>in</a></td></tr></table></a>", "<template><p>x</template><meter>1</meter>",
    "<html lang=xx-yy style='color:red' class=x><head><base href=http://a/><meta name=a content=b><meta charset=x><link href=x>",
    "<p hidden>x</p><div align=middle>y</div><h1 align=right>z</h1>", "<table><form><tr><td><input></form></table>",
    "<div>" * 300 + "x<table><tr><td>y", "<p>" + "<b>" * 300 + "x", "<table><tr><td>" * 300 + "x", "<ul><li>" * 300 + "x",
    "<section><article><header>a</header><main>b</main><nav>c</nav><figure>d<figcaption>e</figcaption></figure><time>f</time>",
    "<ix:header><ix:hidden>h</ix:hidden></ix:header><ix:nonNumeric><p>x</p></ix:nonNumeric><ix:nonFraction>1</ix:nonFraction>",
]  # fmt: skip


class _ShippedSchemas(etree.Resolver):
    """Finds schemas by their web addresses among those that Arelle ships."""

    def __init__(self, folder):
        self.folder = folder

    def resolve(self, url, public_id, context):
        if "://" in url and not url.startswith("file:"):
            return self.resolve_filename(str(self.folder / url.split("://", 1)[1]), context)
        return None


@pytest.fixture(scope="session")
def schema():
    folder = Path(importlib.util.find_spec("arelle").origin).parent / "resources" / "cache" / "http"
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_ShippedSchemas(folder))
    location = folder / "www.xbrl.org" / "2013" / "inlineXBRL" / "xhtml-inlinexbrl-1_1.xsd"
    return etree.XMLSchema(etree.parse(str(location), parser))


def written(html):
    """The XHTML made of markup, as bytes, and what went."""
    root = parse(html)
    removals = conform(root)
    return etree.tostring(root, encoding="utf-8"), removals


def errors(schema, xhtml):
    """What the schema says, and what Arelle says beyond it."""
    root = etree.fromstring(xhtml)  # without huge_tree, as anybody else may read it
    schema.validate(root)
    nested = root.xpath("//*[local-name() = 'a']//*[local-name() = 'a']")
    return [error.message for error in schema.error_log] + root.xpath("//*[@class='']") + nested


@pytest.mark.parametrize("html", SNIPPETS)
def test_snippets_are_valid_and_stay_as_they_are(schema, html):
    xhtml, _ = written(html)
    assert errors(schema, xhtml) == []
    again = etree.fromstring(xhtml)
    assert conform(again) == ()
    assert etree.tostring(again, method="c14n") == etree.tostring(etree.fromstring(xhtml), method="c14n")


PIECES = (
    "<p>|</p>|<div>|</div>|<b>|</b>|<i style='color:red'>|</i>|<a href=x>|<a name=y>|</a>|<table border>|</table>|<tr>|</tr>"
    "|<td>|</td>|<th>|<ul>|</ul>|<ol start=3>|<li>|<font size=2 color=red>|</font>|<span>|</span>|<center>|</center>|<h2>|</h2>"
    "|<br>|<hr>|<nobr>|</nobr>|<caption>|<tbody>|<thead>|<tfoot>|<col>|<colgroup>|<o:p>|</o:p>|x|12| |\n|&amp;|&nbsp;|<!--c-->"
    "|<pre>|</pre>|<blockquote>|</blockquote>|<dl>|<dt>|<dd>|</dl>|<address>|</address>|<u>|</u>|<fieldset>|<legend>|<ins>|</ins>"
    "|<del>|</del>|<q>|</q>|<sup>|</sup>|<small>|<big>|<code>|<section>|</section>|<label>|<form>|</form>|<object>|</object>"
    "|<ruby>|<rt>|</ruby>|<ix:nonFraction>|</ix:nonFraction>|<dir>|<menu>|<figure>|<details>|<summary>|<button>|</button>|<style>|"
    "</style>|<script>|</script>|<title>|</title>|<noscript>|</noscript>|<svg>|</svg>|<img src=x>|<bdo>|</bdo>|<map>|</map>|<xmp>"
    "|</xmp>|<a href='#q'>|<p id=q>|<iframe>|</iframe>|<input type=hidden>|<wbr>|<tt>|<bdi>|<marquee>|<s>|<kbd>|<base>|<meta>"
).split("|")
UNSEEN = tuple(
    PREFIX + name
    for name in "head script style title noscript template iframe svg math rp noframes noembed select textarea colgroup".split()
)


def soup(seed, length=40):
    choose = random.Random(seed)
    return "".join(choose.choice(PIECES) + choose.choice(["", " ", "w"]) for _ in range(length))


def seen(root):
    """The text that a reader sees of a tree."""
    found = []
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event == "start":
            if element.tag in UNSEEN:
                walk.skip_subtree()
            else:
                found.append(element.text)
        elif element is not root:
            found.append(element.tail)
    return "".join(filter(None, found))


def check(schema, html):
    root = parse(html)
    before = seen(root)
    conform(root)
    assert seen(root) == before
    assert errors(schema, etree.tostring(root, encoding="utf-8")) == []


@pytest.mark.parametrize("seed", range(300))
def test_random_soup_is_valid_and_keeps_every_character_a_reader_sees(schema, seed):
    check(schema, soup(seed))


@pytest.mark.shared
@pytest.mark.parametrize("path", RELEASES + FILINGS, ids=lambda path: path.name)
@pytest.mark.timeout(60)
def test_published_documents_are_valid_and_keep_their_text(schema, path):
    html = path.read_text("utf-8")
    root = parse(html)
    for header in root.findall(f".//{PREFIX}ix.header"):
        header.tag = PREFIX + "template"
    before = seen(root)
    root = parse(html)
    conform(root)
    assert seen(root) == before
    assert errors(schema, etree.tostring(root, encoding="utf-8")) == []


@pytest.mark.shared
@pytest.mark.skipif(not RELEASES, reason="the published releases are kept beside the repository")
def test_there_are_published_documents():
    assert len(RELEASES) == 3


def body(html):
    """What stands in the body of the XHTML made of markup in standards mode."""
    root = parse(f"<!DOCTYPE html>{html}")
    conform(root)
    inner = etree.tostring(root.find(f"{PREFIX}body"), encoding="unicode")
    inner = inner.replace(' xmlns="http://www.w3.org/1999/xhtml"', "")
    return inner.removeprefix("<body>").removesuffix("</body>") if inner.startswith("<body>") else inner


CENTRED = "text-align:center;text-align:-moz-center;text-align:-webkit-center"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p><font size=1 color=red face='Times New Roman, serif'>x", '<p><span style="color:red;'
         'font-family:Times New Roman,serif;font-size:x-small">x</span></p>'),
        ("<p><font size=+2 style='font-size:9pt'>x", '<p><span style="font-size:x-large;font-size:9pt">x</span></p>'),
        ("<center>x</center>", f'<div style="{CENTRED}">x</div>'),
        ("<p><u>a</u><s>b</s><nobr>c</nobr>", '<p><span style="text-decoration:underline">a</span><span style="'
         'text-decoration:line-through">b</span><span style="white-space:nowrap">c</span></p>'),
        ("<table><tr><td bgcolor=#cef width=20% nowrap>x", '<table><tbody><tr><td style="background-color:#ccee'
         'ff;width:20%;white-space:nowrap">x</td></tr></tbody></table>'),
        ("<table align=center width=50% cellpadding=2><tr valign=top><td align=RIGHT>x", '<table width="50%" cell'
         'padding="2" style="margin-left:auto;margin-right:auto"><tbody><tr valign="top"><td align="right">x</td></tr>'
         '</tbody></table>'),
        ("<hr size=3 noshade width=60>", '<hr style="border-style:solid;border-color:gray;background-color:gray;'
         'width:60px;height:1px"/>'),
        ("<a name=x>y</a><a href='#x'>z</a>", '<div><a id="x">y</a><a href="#x">z</a></div>'),
        ("<ol type=i start=4><li>x", '<ol style="list-style-type:lower-roman"><li style="counter-set:list-item 4">x</li></ol>'),
        ("text<p>p</p>more<b>b</b>", "<div>text</div><p>p</p><div>more<b>b</b></div>"),
        ("<b>a<p>p</p></b>", '<div style="display:inline;font-weight:bolder">a<p>p</p></div>'),
        ("<span><div>x</div></span>", '<div style="display:inline"><div>x</div></div>'),
        ("<section><mark>x</mark></section>", '<div><span style="background-color:yellow;color:black">x</span></div>'),
        ("<a href=u:x>a</a><a href=http://x/>b</a>", '<div><a>a</a><a href="http://x/">b</a></div>'),
        ("<a href=http://x/>a<div>b<p>c</p></div></a>", '<div style="display:inline"><a href="http://x/">a</a><div>'
         '<a href="http://x/">b</a><p><a href="http://x/">c</a></p></div></div>'),
        ("<p lang=de>x<o:p>y</o:p>", '<p xml:lang="de">x<span>y</span></p>'),
        ("<ix:nonNumeric><p>x</p></ix:nonNumeric>", '<div style="display:inline"><p>x</p></div>'),
        ("<p><input type=checkbox checked> yes <input type=checkbox> no", "<p><span>☑</span> yes <span>☐</span> no</p>"),
        ("<p>a<img src=x.png width=9 alt=logo>", '<p>a<span title="logo" style="display:inline-block;width:9px"/></p>'),
        ("<ul>x<li>y</ul>", '<ul><li style="display:block">x</li><li>y</li></ul>'),
        ("<p id='1'>x<a href='#1'>y</a><p id='1'>", '<p id="id.1">x<a href="#id.1">y</a></p><p/>'),
        ("<table><tbody><tr><td>a<tfoot><tr><td>b</table>", '<table><tbody><tr><td>a</td></tr></tbody><tbody '
         'style="display:table-footer-group"><tr><td>b</td></tr></tbody></table>'),
    ],
)  # fmt: skip
def test_layout_becomes_css(html, expected):
    assert body(html) == expected


def test_hints_give_way_to_the_sheets_of_the_document():
    xhtml, _ = written("<!DOCTYPE html><style>FONT{color:blue}</style><p><font color=red>x</font>")
    text = xhtml.decode()
    assert ":where(.as-1){color:red}" in text
    assert ":is(font,.as-font){color:blue}" in text
    assert '<span class="as-font as-1">x</span>' in text


def test_quirks_mode_is_said_in_css():
    text = written("<font color=red><table><tr><td><p>x</table></font><p style='width:20'>y")[0].decode()
    assert ":where(table){font-size:medium;" in text
    assert '<p style="margin-top:0;">' not in text
    assert '<p style="margin-bottom:0;margin-top:0">x</p>' in text
    assert '<p style="width:20px">y</p>' in text


def test_a_title_is_found_wherever_it_stands():
    root = parse("<DOCUMENT>\n<TITLE> The\n release </TITLE>\nx")
    conform(root)
    assert root.findtext(f"{PREFIX}head/{PREFIX}title") == "The release"


HOSTILE = """<html><head><script>document.title='ran'</script><meta http-equiv=refresh content="0;url=http://evil.example/">
<link rel=stylesheet href=http://evil.example/a.css><base href="javascript:alert(1)//">
<style>@import "http://evil.example/b.css"; p{background:url(http://evil.example/c.png);width:expression(alert(1))}
.cover{position:fixed;top:0} i{behavior:url(x.htc);-moz-binding:url(x.xml#y)} b{background:u\\72l(http://evil.example/d)}
@font-face{font-family:x;src:url(http://evil.example/e)} em{background:image-set("http://evil.example/f" 1x)}</style></head>
<body onload="document.title='ran'" background=http://evil.example/g><p onclick="x()" ONMOUSEOVER=x()>text</p>
<a href="javascript:alert(1)">a</a><a href=" JaVa&#10;Script&#58;alert(1)">b</a><a href="&#1;vbscript:x">c</a>
<a href="data:text/html,<script>alert(1)</script>" ping=http://evil.example/h>d</a><a href="file:///etc/passwd">e</a>
<img src=http://evil.example/i onerror="document.title='ran'" srcset="http://evil.example/j 2x"><img src="javascript:alert(1)">
<img src="data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIi8+"><img src="data:text/html,x"><iframe srcdoc="<script>x</script>">
</iframe><object data=http://evil.example/k><embed src=http://evil.example/l></object><form action=http://evil.example/m>
<input type=image src=http://evil.example/n formaction=javascript:x><button formaction=javascript:x>go</button></form>
<svg onload=x()><script>alert(1)</script><a xlink:href="javascript:x"><text>y</text></a></svg><math><maction actiontype=x>z
</maction></math><div style="position:fixed;inset:0;background:red">over</div><div style="background:url('http://evil.example/o')">
</div><div style="width:e/**/xpression(alert(1));color:red">q</div><video poster=http://evil.example/p><source src=x></video>
<table background=http://evil.example/q><tr><td>1</table><noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>
<svg><style><img src=x onerror=alert(1)></style></svg><xmp><img src=x onerror=alert(1)></xmp><x style="x:y" onfocus=x tabindex=1>
"""


def test_nothing_hostile_is_left_and_all_of_it_is_told(schema):
    xhtml, removals = written(HOSTILE)
    assert errors(schema, xhtml) == []
    root = etree.fromstring(xhtml)
    assert "evil.example" not in xhtml.decode()
    names = {etree.QName(element).localname for element in root.iter()}
    assert not names & {"script", "iframe", "object", "embed", "form", "input", "button", "svg", "math", "link", "base"}
    assert not [key for element in root.iter() for key in element.attrib if key.startswith("on")]
    assert not root.xpath("//@href | //@src")
    styles = " ".join(root.xpath("//@style") + root.xpath("//*[local-name() = 'style']/text()")).lower()
    assert not [
        word for word in ("url", "expression", "fixed", "behavior", "binding", "@import", "image-set") if word in styles
    ]
    told = {removal.kind for removal in removals}
    assert told == {"script", "style", "external resource", "event handler", "link", "attribute", "frame", "form",
                    "form control", "embedded content", "drawing"}  # fmt: skip
    assert all(removal.count > 0 and len(removal.sample) <= 80 for removal in removals)


def test_removals_are_counted_in_the_order_of_the_document():
    _, removals = written("<p onclick=a>x<script src=s.js></script><p onclick=b>y")
    assert [(r.kind, r.name, r.count, r.sample) for r in removals] == [
        ("event handler", "onclick", 2, "a"),
        ("script", "script", 1, "s.js"),
    ]
