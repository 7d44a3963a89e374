"""The review page's bytes: everything is on it, what it says is text, and its policy lets in what is there alone."""

import re
from base64 import b64encode
from hashlib import sha256

import pytest
from lxml import html

from exporter.messages import Severity
from exporter.pipeline import export

SOURCE = """<html><head><title>t</title><style>body{color:#123456} p::after{content:"</"}</style></head><body>
<p>Hostile &lt;/title&gt;&lt;script&gt;window.pwned=true&lt;/script&gt; Corp.</p>
<p>Consolidated statements of income, in thousands of euros. Sales of 77.7 million were told of.</p>
<table>
<tr><td></td><td>Year ended December 31, 2021</td><td>Year ended December 31, 2020</td></tr>
<tr><td>Revenue</td><td>4,310</td><td>3,975</td></tr>
<tr><td>&lt;/script&gt;&lt;script&gt;window.pwned=true&lt;/script&gt; {{ 7*7 }} {% raw %} costs</td>
<td>(2,150)</td><td>(2,041)</td></tr>
<tr><td>Gross profit</td><td>2,160</td><td>1,934</td></tr>
<tr><td>" onfocus="window.pwned=true" x="</td><td>(611)</td><td>(587)</td></tr>
<tr><td>Profit for the period</td><td>1,549</td><td>1,347</td></tr>
</table></body></html>"""


@pytest.fixture(scope="module")
def outcome():
    return export("hostile.html", SOURCE.encode())


@pytest.fixture(scope="module")
def page(outcome):
    return outcome.files["hostile.review.html"].decode()


@pytest.fixture(scope="module")
def tree(page):
    return html.fromstring(page)


def test_every_fact_is_in_the_document_and_in_the_table_and_they_lead_to_each_other(outcome, tree):
    assert len(outcome.filing.facts) >= 10
    for fact in (*outcome.filing.facts, *outcome.filing.covers):
        id_ = fact.fact.id
        (mark,) = tree.xpath(f"//a[@slot='{id_}']")
        assert mark.get("id") == id_
        assert mark.get("href") == f"#r-{id_}"
        (row,) = tree.xpath(f"//tr[@id='r-{id_}']")
        assert row.xpath(f".//a[@href='#{id_}']")
        assert tree.xpath(f"//article[@id='{row.get('data-choice')}']")
        assert len(tree.xpath(f"//template//slot[@name='{id_}']")) == 1


def test_every_unmapped_numeral_is_marked_and_listed(outcome, tree):
    unmapped = [line for line in outcome.lines if line.disposition == "unmapped"]
    assert [line.text for line in unmapped] == ["77.7"]
    (mark,) = tree.xpath("//a[contains(@class, 'unmapped')]")
    assert mark.text == "77.7"
    (item,) = tree.xpath(f"//li[@id='{mark.get('href')[1:]}']")
    assert "Sales of 77.7 million" in item.text_content()


def test_every_message_is_there(outcome, tree):
    said = [" ".join(item.text_content().split()) for item in tree.xpath("//ul[@class='said']/li")]
    assert outcome.messages
    for message in outcome.messages:
        assert any(message.code in text and " ".join(message.text.split()) in text for text in said)
    assert any(message.severity == Severity.WARNING for message in outcome.messages)


def test_identifiers_are_there_once_and_every_link_of_the_page_leads_somewhere(page, tree):
    ids = tree.xpath("//*[not(ancestor::template)]/@id")
    assert len(ids) == len(set(ids))
    targets = tree.xpath("//a[not(ancestor::template)][starts-with(@href, '#')]/@href")
    assert {target[1:] for target in targets} <= set(ids)


def test_what_the_document_says_is_text(page, tree):
    assert page.count("<script") == 1
    assert "{{ 7*7 }} {% raw %} costs" in tree.text_content()
    assert "window.pwned=true</script>" not in page
    assert not [name for element in tree.iter() for name in element.attrib if name.startswith("on")]


def sources(page, directive):
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)[1].replace("&#39;", "'")
    return next(part.split()[1:] for part in policy.split("; ") if part.split()[0] == directive)


def digest(text):
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_the_policy_lets_in_the_script_and_the_sheets_of_the_file_alone(page):
    assert sources(page, "default-src") == ["'none'"]
    assert sources(page, "base-uri") == sources(page, "form-action") == ["'none'"]
    assert sources(page, "img-src") == ["data:"]
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert sources(page, "script-src") == [digest(script) for script in scripts]
    styles = re.findall(r"<style[^>]*>(.*?)</style>", page, re.DOTALL)
    assert len(styles) >= 3
    assert set(sources(page, "style-src-elem")) == {digest(style) for style in styles}


def test_the_policy_comes_before_anything_it_is_about(page):
    assert page.index("Content-Security-Policy") < min(
        page.index("<style"), page.index("<script"), page.index("<title")
    )


def test_nothing_on_the_page_is_fetched(tree):
    assert not tree.xpath("//link|//iframe|//object|//embed|//base|//form")
    assert not [src for src in tree.xpath("//*/@src") if not src.startswith("data:")]


def test_the_same_source_gives_the_same_bytes(outcome):
    assert export("hostile.html", SOURCE.encode()).files["hostile.review.html"] == outcome.files["hostile.review.html"]


def test_a_document_without_a_single_fact_has_a_page_too():
    page = export("plain.md", b"# Plain\n\nNothing to see in 12 words.\n").files["plain.review.html"].decode()
    assert "No statement was found." in page
    assert "12</a>" in page


def test_a_page_full_of_numerals_is_cut_short_and_says_so():
    outcome = export("many.md", ("12.5 " * 6_000).encode())
    page = html.fromstring(outcome.files["many.review.html"].decode())
    marks, items = page.xpath("//a[contains(@class, 'unmapped')]"), page.xpath("//ol[@class='untagged']/li")
    assert len(marks) == len(items) == 5_000
    assert "And 1000 more" in page.text_content()
