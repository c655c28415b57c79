"""The pages in Chromium: for every reader, on a telephone, on paper, by keyboard, without script."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.publishing.conftest import NODE

pytestmark = pytest.mark.tools

PAGES = ("index", "compromiso-c1", "proceso", "datos")
AXE = NODE / "axe-core" / "axe.min.js"
OVERFLOW = "document.documentElement.scrollWidth - window.innerWidth"
Browser = Any


@contextmanager
def opened(browser: Browser, published: Path, page: str, **context: Any) -> Iterator[Any]:  # noqa: ANN401 - Playwright's
    frame = browser.new_context(**context)
    tab = frame.new_page()
    tab.goto((published / f"{page}.html").as_uri())
    yield tab
    frame.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing(browser: Browser, published: Path, page: str, width: int, scheme: str) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not installed: npm ci in tests/publishing/node")
    size = {"width": width, "height": 900}
    with opened(browser, published, page, viewport=size, color_scheme=scheme, bypass_csp=True) as tab:
        tab.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        tab.add_script_tag(path=str(AXE))
        told = tab.evaluate("axe.run({resultTypes: ['violations', 'incomplete']})")
        assert told["passes"]
        assert [(v["id"], v["nodes"][0]["html"]) for v in told["violations"]] == []


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_scrolls_sideways(browser: Browser, published: Path, page: str, width: int) -> None:
    with opened(browser, published, page, viewport={"width": width, "height": 800}) as tab:
        assert tab.evaluate(OVERFLOW) <= 0


@pytest.mark.parametrize("page", PAGES)
def test_at_twice_the_text_size_nothing_scrolls_sideways(browser: Browser, published: Path, page: str) -> None:
    with opened(browser, published, page, viewport={"width": 640, "height": 512}, bypass_csp=True) as tab:
        tab.add_style_tag(content="html{font-size:200%!important}")
        assert tab.evaluate(OVERFLOW) <= 0


@pytest.mark.parametrize("page", PAGES)
def test_everything_can_be_reached_by_keyboard_and_shows_where_it_is(
    browser: Browser, published: Path, page: str
) -> None:
    stops = (
        "[...document.querySelectorAll('a[href], summary, [tabindex=\"0\"]')].filter(e => e.checkVisibility()).length"
    )
    with opened(browser, published, page, viewport={"width": 1280, "height": 900}) as tab:
        wanted = tab.evaluate(stops)
        assert wanted > 5
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.textContent") == "Ir al contenido"
        assert tab.evaluate("document.activeElement.getBoundingClientRect().left >= 0")
        reached = 1
        while tab.evaluate("document.activeElement.tagName") != "BODY" and reached <= wanted:
            ring = tab.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert ring == "solid", tab.evaluate("document.activeElement.outerHTML")
            tab.keyboard.press("Tab")
            reached += tab.evaluate("document.activeElement.tagName") != "BODY"
        assert reached == wanted


def test_the_skip_link_leads_to_the_content(browser: Browser, published: Path) -> None:
    with opened(browser, published, "index") as tab:
        tab.keyboard.press("Tab")
        tab.keyboard.press("Enter")
        assert tab.evaluate("document.activeElement.id") == "contenido"


@pytest.mark.parametrize("page", PAGES)
def test_without_script_it_is_the_same_page(browser: Browser, published: Path, page: str) -> None:
    with opened(browser, published, page) as one, opened(browser, published, page, java_script_enabled=False) as other:
        assert one.screenshot() == other.screenshot()


@pytest.mark.parametrize("injected", [
    "<script>document.title='intruso'</script>",
    "<img src=x onerror=\"document.title='intruso'\">",
    "<svg onload=\"document.title='intruso'\"></svg>",
    "<a id=x href=\"javascript:document.title='intruso'\">x</a>",
])  # fmt: skip
def test_an_injected_script_does_not_run(browser: Browser, published: Path, tmp_path: Path, injected: str) -> None:
    text = (published / "index.html").read_text(encoding="utf-8")
    assert text.count("<body>") == 1
    (tmp_path / "index.html").write_text(text.replace("<body>", f"<body>{injected}"), encoding="utf-8")
    with opened(browser, tmp_path, "index") as tab:
        if tab.locator("#x").count():
            tab.locator("#x").click()
        tab.wait_for_timeout(100)
        assert "intruso" not in tab.title()


def test_the_same_injection_runs_where_there_is_no_policy(browser: Browser, published: Path, tmp_path: Path) -> None:
    text = (published / "index.html").read_text(encoding="utf-8")
    start = text.index("<meta http-equiv")
    open_page = text[:start] + text[text.index(">", start) + 1 :]
    intruder = "<body><script>document.title='intruso'</script>"
    (tmp_path / "index.html").write_text(open_page.replace("<body>", intruder), encoding="utf-8")
    with opened(browser, tmp_path, "index") as tab:
        assert tab.title() == "intruso"


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_asked_from_outside_and_the_style_is_allowed(browser: Browser, published: Path, page: str) -> None:
    frame = browser.new_context()
    tab = frame.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda message: complaints.append(message.text))
    tab.goto((published / f"{page}.html").as_uri())
    assert asked == [(published / f"{page}.html").as_uri()]
    assert complaints == []
    assert tab.evaluate("getComputedStyle(document.body).marginTop") == "0px"
    frame.close()


@pytest.mark.parametrize("page", PAGES)
def test_on_paper_the_menu_goes_the_addresses_appear_and_nothing_is_cut(
    browser: Browser, published: Path, page: str
) -> None:
    with opened(browser, published, page, viewport={"width": 720, "height": 900}, color_scheme="dark") as tab:
        tab.emulate_media(media="print")
        assert not tab.locator("header nav").is_visible()
        assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        assert tab.evaluate(OVERFLOW) <= 0
        if page in {"index", "compromiso-c1", "proceso"}:
            printed = "getComputedStyle(document.querySelector('.evidencia'), '::after').content"
            assert "https://" in tab.evaluate(printed)
        assert tab.pdf(prefer_css_page_size=True).startswith(b"%PDF")


def test_states_can_be_told_apart_without_colour(browser: Browser, published: Path) -> None:
    with opened(browser, published, "index", viewport={"width": 1280, "height": 900}) as tab:
        looks = "c => [c.textContent.trim(), c.querySelector('svg').innerHTML]"
        chips = tab.evaluate(f"[...document.querySelectorAll('.leyenda .chip')].map({looks})")
        assert len(chips) == 4
        assert len({word for word, _ in chips}) == 4
        assert len({shape for _, shape in chips}) == 4
