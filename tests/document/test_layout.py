"""A screenshot of the source and one of the result differ in nothing, in each mode a browser lays sources out in."""

# ruff: noqa: E501 - snippets of markup are easier to read whole

import base64
import io
import re
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from exporter.document.soup import parse
from exporter.document.xhtml import conform

image = pytest.importorskip("PIL.Image")
chops = pytest.importorskip("PIL.ImageChops")

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
RELEASES = sorted((ROOT.parent / "shared" / "data" / "releases").glob("*.html"))
DOCTYPES = {
    "quirks": "",
    "limited": '<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN" "http://www.w3.org/TR/html4/loose.dtd">',
    "standards": "<!DOCTYPE html>",
}
OPTIONS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --hide-scrollbars"
).split()

BLOCKS = [
    "<table border><tr><td><p>a<p>b</td><td><div><h2>x</h2></div></td><td>t<p>q</td><td><p align=right>z</td></tr></table>",
    "<table><tr><td><blockquote>x</blockquote></td><td><ul><li><p>y</ul></td></tr></table>",
    "<div><font size=1>small</font></div><div><font size=1>s</font> <b>x</b></div><p><sup><font size=1>1</font></sup>a</p>",
    "<div style='line-height:200%'><font size=1>x</font><br><font size=2>y</font></div><div><font size=1><br></font></div>",
    "<div><font size=1>a</font><br><br><font size=1>b</font></div><div><br></div><p><br></p><div><br><small>c</small></div>",
    "<div style='text-align:center'><table border style='display:inline-table;vertical-align:text-bottom'><tr><td>x</table>"
    "</div>", "<table border><tr><td><img src=IMAGE height=7 width=40></td></tr></table><div><img src=IMAGE height=30></div>",
    "<div><table border style='display:inline-table;vertical-align:text-bottom'><tr><td>x</table><span style='line-height:300%'> "
    "</span></div>-", "<div>b<p>p</p><small>s</small></div>-",
    "<div style='color:green;text-align:right;font-size:8pt'>u<table border><tr><td>x<th>y</table><font color=red size=6>"
    "<table border><tr><td>x<th>y</table></font></div>", "<b><table><tr><td>n</table></b>",
    "<center>t<div style='width:50%;border:1px solid'>d</div><table border><tr><td>a b<td>wwwwwwwww<tr><td>x</table><p>p"
    "</center>", "<div align=right><table border><tr><td>x</table>r<div style='width:50%'>d</div></div><h2 align=right>h</h2>",
    "<li>a<li>b<ul><li>x<ul><li>y</ul><p>q</ul><ol start=5 type=a><li>x<li value=9>z</ul>", "<dir><li>a</dir><ul></ul>z",
    "<ul>text<li>m</ul><dl><dt>t<dd>d<p>x</dl><dl><p>x<dt><div>q</div><dd>z</dl>", "<hr><hr size=1><hr size=5 noshade>",
    "<hr color=red width=50% align=left><hr width=100 noshade size=1><font color=blue><hr></font>",
    "<table border=3 bordercolor=red cellpadding=4 width=60% align=center bgcolor=#eee height=80><caption align=bottom>c"
    "</caption><tr bgcolor=yellow valign=top height=40><td nowrap width=20>no wrap here<td width='10%' align=right>r"
    "<td align=middle>m<tr align=center><td>x<th>y<td>z</table>", "<table border rules=rows frame=void><tr><td>1<tr><td>3"
    "</table>", "<table align=right border><tr><td>fl</table>text<br clear=all>after",
    "<p><u>under</u> <s>st</s> <strike>k</strike> <tt>tt</tt> <big>big</big> <small>s</small> <nobr>no br</nobr> <mark>m</mark>"
    " <font size=+2 face='Arial, sans-serif' color=#f00>f</font> <font size=7>7</font> x<sub>2</sub> y<sup>3</sup> <q>q</q>",
    "<font color=red>a<p>para<div>d</div>b</font><b>x<center>cc</center>y</b><i><h2>h2</h2></i><a href=#x>l<div>in</div>m</a>",
    "<span>q<hr>r</span><u>u<p>up</p></u><address>a<p>b</address><fieldset><legend>L</legend>f</fieldset>",
    "<blockquote>loose<p>p</blockquote><section><h1>h</h1>s</section><figure>f<figcaption>c</figcaption></figure>",
    "<h1>a<div>b</div></h1>text<b>b</b><p>p</p>more<br>x<div>d</div><a name=q></a><p>z", "<xmp><b>x</b>\n y</xmp><tt>x</tt>",
    "<img src=IMAGE align=left width=50 height=60 hspace=5 border=2>text around<br clear=left><img src=IMAGE align=middle "
    "width=50 height=60>mid <img src=IMAGE align=top width=50 height=30><img src=IMAGE align=right width=9>",
    "<table border><tfoot><tr><td>f</tfoot><tbody><tr><td>b</table><table border><tbody><tr><td>b<tfoot><tr><td>f</tfoot>"
    "<thead><tr><td>h</table><table border></table><table border><caption>x</caption></table>",
    "<div style='width:200;border:1px solid;font-size:20;margin:10 20;color:ff0000;background-color:00ff00'>x</div>",
]  # fmt: skip
PAGES = {
    "body": "<body bgcolor=#ccffcc text=navy link=red leftmargin=50 topmargin=30><a href=x>l</a> t<table><tr><td>c</table>",
    "first": "<h1>first</h1><p>x",
    "within": "<div><p>first</p></div><p>x",
    "sheet": "<style>P{color:red;line-height:2} TD.X{background:yellow;text-align:left} font{color:blue} .foo{font-size:30px}"
    " center{border:1px solid red}</style><div>-</div><p>x<font color=green>f</font></p><table><tr><td class=X align=right "
    "width=200>x</table><div class=foo>F</div><center>c</center>",
}


@pytest.fixture(scope="session")
def picture():
    drawn = io.BytesIO()
    image.new("RGB", (40, 20), "teal").save(drawn, "PNG")
    return "data:image/png;base64," + base64.b64encode(drawn.getvalue()).decode()


def shot(path, height):
    """A screenshot of a file."""
    target = path.with_suffix(".png")
    subprocess.run(
        ["chromium", *OPTIONS, f"--user-data-dir={path.with_suffix('.profile')}", f"--window-size=900,{height}",
         f"--screenshot={target}", path.as_uri()],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    with image.open(target) as opened:
        return opened.convert("RGB")


def difference(folder, html, height=3000):
    """Where the screenshots of the source and of the result differ, None where they do not."""
    source, result = folder / "source.html", folder / "result.xhtml"
    source.write_text(html, "utf-8")
    root = parse(html)
    conform(root)
    result.write_bytes(etree.tostring(root, encoding="utf-8"))
    before, after = shot(source, height), shot(result, height)
    assert before.getcolors(2) is None, "the page is blank"
    return chops.difference(before, after).getbbox()


@pytest.mark.parametrize("mode", DOCTYPES)
def test_blocks_look_the_same(tmp_path, picture, mode):
    blocks = "".join(
        f"<div style='float:left;width:280px;height:260px;overflow:hidden'>{block}</div>" for block in BLOCKS
    )
    html = f"{DOCTYPES[mode]}<title>t</title><body><div>-</div>{blocks}".replace("IMAGE", picture)
    assert difference(tmp_path, html) is None


@pytest.mark.parametrize("mode", DOCTYPES)
@pytest.mark.parametrize("page", PAGES)
def test_pages_look_the_same(tmp_path, mode, page):
    assert difference(tmp_path, f"{DOCTYPES[mode]}{PAGES[page]}", 500) is None


@pytest.mark.shared
@pytest.mark.parametrize("path", RELEASES, ids=lambda path: path.name)
def test_published_releases_look_the_same(tmp_path, picture, path):
    html = re.sub(r'(<img[^>]* src=")[^"]*', rf"\g<1>{picture}", path.read_text("utf-8"))
    assert difference(tmp_path, html, 6000) is None
