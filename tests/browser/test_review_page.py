"""The review page in a real browser: read by keyboard, filtered, safe from its document, and fit for everyone."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver import ActionChains
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

from exporter.pipeline import Outcome, export
from exporter.reviewing.wording import grouped
from tests.conftest import ROOT

pytestmark = pytest.mark.browser

FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --window-size=1400,900"
).split()
EXAMPLE = ROOT / "examples" / "halden-q2.md"
STATEMENT = """
<table><tr><td></td><td>Year ended December 31, 2021</td><td>Year ended December 31, 2020</td></tr>
<tr><td>Revenue</td><td>4,310</td><td>3,975</td></tr><tr><td>Cost of sales</td><td>(2,150)</td><td>(2,041)</td></tr>
<tr><td>Gross profit</td><td>2,160</td><td>1,934</td></tr></table>
"""
HOSTILE = f"""
<script>window.pwned = 1</script><img src="x" onerror="window.pwned = 2"><svg onload="window.pwned = 3"></svg>
<a id="bait" href="javascript:window.pwned = 4" onclick="window.pwned = 5">bait</a>
<a href="java&#10;script:window.pwned = 6">bait</a> <iframe srcdoc="<script>parent.pwned = 7</script>"></iframe>
<form id="card" action="javascript:window.pwned = 8"><input autofocus onfocus="window.pwned = 9"></form>
<base href="https://example.org/"><meta http-equiv="refresh" content="0;url=https://example.org/">
</template></style></title><script>window.pwned = 10</script><plaintext-not>
<style>
  @import url(https://example.org/a.css);
  :host {{ position: absolute !important; inset: 0; width: 100vw; height: 100vh; z-index: 99999; }}
  body, :root, * {{ color: rgb(1, 2, 3); background: url(https://example.org/b.png); }}
  .card, .top, .side, #card {{ display: none !important; }}
</style>
<div style="position:fixed;inset:0;background:red;z-index:99999">cover</div>
<div style="position:absolute;top:-2000px;left:-2000px;width:9000px;height:9000px;background:red;z-index:99999"></div>
<p id="facts">Hostile Corp. reports in thousands of euros; 12.5 million more were told of.</p>
{STATEMENT}
<noscript><img src=x onerror="window.pwned = 11"></noscript><object data="javascript:window.pwned = 12"></object>
"""


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    driver = shutil.which("chromedriver")
    if driver is None:
        pytest.skip("no chromedriver on the PATH")
    options = webdriver.ChromeOptions()
    options.binary_location = str(shutil.which("chromium"))
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    browser = webdriver.Chrome(options=options, service=Service(driver))
    yield browser
    browser.quit()


Opened = Callable[[Outcome, str], webdriver.Chrome]


@pytest.fixture
def opened(chromium: webdriver.Chrome, tmp_path: Path) -> Opened:
    """Open one of the files of a result, from the disk as a reader does."""

    def open_(outcome: Outcome, ending: str = ".review.html") -> webdriver.Chrome:
        path = tmp_path / f"{outcome.name}{ending}"
        path.write_bytes(outcome.files[path.name])
        chromium.get_log("browser")
        chromium.get(path.as_uri())
        return chromium

    return open_


@pytest.fixture(scope="module")
def example() -> Outcome:
    return export(EXAMPLE.name, EXAMPLE.read_bytes())


def active(page: webdriver.Chrome) -> str:
    return page.execute_script("return document.activeElement.id")


def press(page: webdriver.Chrome, *keys: str) -> None:
    ActionChains(page).send_keys(*keys).perform()


def tab_to(page: webdriver.Chrome, selector: str) -> None:
    for _ in range(60):
        press(page, Keys.TAB)
        if page.execute_script("return document.activeElement.matches(arguments[0])", selector):
            return
    pytest.fail(f"{selector} is not reached by Tab")


def test_a_fact_is_read_by_keyboard_alone(example: Outcome, opened: Opened) -> None:
    page = opened(example)
    card = page.find_element(By.ID, "card")
    assert not card.is_displayed()

    tab_to(page, ".mark.fact")
    fact = next(fact for fact in (*example.filing.facts, *example.filing.covers) if fact.fact.id == active(page))
    assert card.is_displayed()
    assert fact.fact.concept.local in card.text
    mark = page.find_element(By.ID, fact.fact.id)
    assert mark.get_attribute("aria-describedby") == "card"

    press(page, Keys.ESCAPE)
    assert not card.is_displayed()
    assert active(page) == fact.fact.id

    press(page, Keys.ENTER)
    assert card.is_displayed()
    assert page.execute_script("return document.getElementById('card').contains(document.activeElement)")
    press(page, Keys.ESCAPE)
    assert not card.is_displayed()
    assert active(page) == fact.fact.id


def test_the_card_says_what_the_fact_is(example: Outcome, opened: Opened) -> None:
    page = opened(example)
    card = page.find_element(By.ID, "card")
    for fact in example.filing.facts[:6]:
        page.execute_script("document.getElementById(arguments[0]).focus()", fact.fact.id)
        assert f"core:{fact.fact.concept.local}" in card.text
        assert f"{grouped(fact.fact.value)} {fact.fact.unit}" in card.text
        assert fact.row.reason in card.text
        assert fact.row.sign_reason in card.text


def test_arrow_keys_go_from_fact_to_fact(example: Outcome, opened: Opened) -> None:
    page = opened(example)
    first = example.filing.facts[0]
    below = next(f for f in example.filing.facts if f.printed.column == first.printed.column and f is not first)
    page.execute_script("document.getElementById(arguments[0]).focus()", first.fact.id)
    press(page, Keys.ARROW_RIGHT)
    assert active(page) == example.filing.facts[1].fact.id
    press(page, Keys.ARROW_LEFT, Keys.ARROW_DOWN)
    assert active(page) == below.fact.id


def test_pointing_shows_the_card_and_leaving_hides_it(example: Outcome, opened: Opened) -> None:
    page = opened(example)
    card, mark = page.find_element(By.ID, "card"), page.find_element(By.ID, example.filing.facts[0].fact.id)
    ActionChains(page).scroll_to_element(mark).move_to_element(mark).perform()
    WebDriverWait(page, 5).until(lambda _: card.is_displayed())
    ActionChains(page).move_to_element(page.find_element(By.TAG_NAME, "h1")).perform()
    WebDriverWait(page, 5).until(lambda _: not card.is_displayed())


def test_a_row_leads_to_its_fact_and_back(example: Outcome, opened: Opened) -> None:
    page = opened(example)
    id_ = example.filing.facts[-1].fact.id
    page.find_element(By.CSS_SELECTOR, f"#r-{id_} a[href='#{id_}']").send_keys(Keys.ENTER)
    assert active(page) == id_
    press(page, Keys.ENTER)
    page.find_element(By.CSS_SELECTOR, f"#card a[href='#r-{id_}']").click()
    assert page.current_url.endswith(f"#r-{id_}")


def test_the_filter_shows_only_what_is_unmapped(opened: Opened) -> None:
    outcome = export("hostile.html", HOSTILE.encode())
    page = opened(outcome)
    unmapped = [line for line in outcome.lines if line.disposition == "unmapped"]
    assert unmapped
    page.find_element(By.ID, "show-unmapped").click()
    assert not page.find_element(By.ID, "facts").is_displayed()
    assert page.find_element(By.ID, "coverage").is_displayed()
    assert page.find_element(By.ID, "position").text.endswith(f"of {len(unmapped)}")
    reached = page.execute_script(
        "return [...document.querySelectorAll('.mark')].filter((m) => m.tabIndex === 0).length"
    )
    assert reached == len(unmapped)
    page.find_element(By.ID, "show-messages").click()
    assert page.find_element(By.ID, "messages").is_displayed()
    assert not page.find_element(By.ID, "coverage").is_displayed()
    page.find_element(By.ID, "show-all").click()
    assert page.find_element(By.ID, "facts").is_displayed()


def test_facts_are_found_and_sorted(example: Outcome, opened: Opened) -> None:
    page = opened(example)
    rows = (
        "return [...document.querySelectorAll('#fact-table tbody tr')]"
        ".filter((row) => !row.hidden).map((row) => row.cells[3].dataset.order)"
    )
    page.find_element(By.CSS_SELECTOR, "#fact-table th.num button").click()
    values = [float(value) for value in page.execute_script(rows) if value.lstrip("-").replace(".", "").isdigit()]
    in_text = sum(tied.fact is not None for tied in example.filing.prose)
    assert len(values) == len(example.filing.facts) + in_text
    assert values == sorted(values)
    page.find_element(By.ID, "find").send_keys("revenue")
    revenue = [
        fact for fact in example.filing.facts if "revenue" in f"{fact.row.row.label} {fact.fact.concept.local}".lower()
    ]
    assert len(page.execute_script(rows)) == len(revenue)


@pytest.mark.parametrize("name", ["hostile.html", "hostile.md"])
@pytest.mark.parametrize("ending", [".review.html", ".xhtml"])
def test_nothing_of_a_hostile_document_runs(name: str, ending: str, opened: Opened) -> None:
    outcome = export(name, HOSTILE.encode())
    page = opened(outcome, ending)
    for link in page.execute_script(
        "return [...(document.getElementById('paper')?.shadowRoot ?? document).querySelectorAll('a[href]')]"
    ):
        page.execute_script("arguments[0].dispatchEvent(new MouseEvent('click', {bubbles: true}))", link)
    assert page.execute_script("return window.pwned") is None
    assert page.current_url.split("#")[0].endswith(ending)
    assert not [entry for entry in page.get_log("browser") if entry["level"] == "SEVERE"]


def test_the_policy_stops_what_would_slip_through(example: Outcome, opened: Opened) -> None:
    name = f"{example.name}.review.html"
    active = b"<img src=x onerror='window.pwned = 1'><script>window.pwned = 2</script><style>h1{color:red}</style>"
    slipped = example.files[name].replace(b"</template>", active + b"</template>" + active, 1)
    page = opened(replace(example, files={name: slipped}))
    assert page.execute_script("return window.pwned") is None
    assert page.find_element(By.TAG_NAME, "h1").value_of_css_property("color") != "rgba(255, 0, 0, 1)"
    assert sum("Content Security Policy" in entry["message"] for entry in page.get_log("browser")) >= 3
    page.execute_script("document.querySelector('.mark.fact').focus()")
    assert page.find_element(By.ID, "card").is_displayed()


def test_links_within_the_document_lead_within_the_document(opened: Opened) -> None:
    filler = "<p>x</p>" * 200
    page = opened(export("links.html", f"<a href='#facts'>go</a>{filler}<p id='facts'>here</p>{STATEMENT}".encode()))
    paper = "document.getElementById('paper').shadowRoot"
    page.execute_script(f"{paper}.querySelector('a').click()")
    top = page.execute_script(f"return {paper}.getElementById('facts').getBoundingClientRect().top")
    assert 0 <= top < 900
    assert "#" not in page.current_url


@pytest.mark.parametrize("name", ["hostile.html", "hostile.md"])
def test_a_hostile_document_covers_nothing_of_the_page(name: str, opened: Opened) -> None:
    page = opened(export(name, HOSTILE.encode()))
    for selector in (".top h1", "#show-all", "#h-messages", "#h-statements"):
        on_top = page.execute_script(
            "const e = document.querySelector(arguments[0]); e.scrollIntoView(); const r = e.getBoundingClientRect();"
            "const top = document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2);"
            "return e === top || e.contains(top)",
            selector,
        )
        assert on_top, selector
        shown = page.find_element(By.CSS_SELECTOR, selector)
        assert shown.value_of_css_property("color") != "rgba(1, 2, 3, 1)"


def test_the_page_says_everything_without_its_script(example: Outcome, opened: Opened) -> None:
    opened(example).execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    page = opened(example)
    try:
        fact = example.filing.facts[0]
        assert page.find_element(By.ID, fact.fact.id).is_displayed()
        for part in ("messages", "statements", "calculations", "facts", "concepts", "coverage"):
            assert page.find_element(By.ID, part).is_displayed()
        assert page.find_element(By.CSS_SELECTOR, f"#r-{fact.fact.id} .unscripted").is_displayed()
        assert not page.find_element(By.ID, "find").is_displayed()
        page.find_element(By.ID, "show-unmapped").click()
        assert not page.find_element(By.ID, "facts").is_displayed()
    finally:
        page.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 700])
def test_axe_finds_nothing_serious(scheme: str, width: int, example: Outcome, opened: Opened) -> None:
    if find_spec("axe_core_python") is None:
        pytest.skip("axe-core-python is not installed")
    page = opened(example)
    page.set_window_size(width, 900)
    page.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    )
    try:
        page.execute_script("document.querySelector('.mark.fact').focus()")
        page.execute_script((files("axe_core_python") / "axe.min.js").read_text("utf-8"))
        violations = page.execute_async_script(
            "const done = arguments[0]; axe.run(document).then((found) => done(found.violations.map("
            "(v) => ({id: v.id, impact: v.impact, nodes: v.nodes.map((n) => n.failureSummary + ' ' + n.html)}))))"
        )
    finally:
        page.set_window_size(1400, 900)
        page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert [violation for violation in violations if violation["impact"] in ("serious", "critical")] == []
