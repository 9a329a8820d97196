"""How fast the pages for people are with 10,000 pairs, in a real browser: first paint, and a key press.

python -m benchmarks.review WORKSPACE

Reads a workspace of at least 10,000 kept pairs, and writes no judgement into it: it works in a copy.
"""

import argparse
import shutil
import statistics
import tempfile
import threading
import time
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

import gristmill
from crawler.web.browser import launch_options
from gristmill.workbench.review.drawing import draw
from gristmill.workbench.review.page import application

PAIRS, PRESSED, PORT = 10_000, 200, 47_420
PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
# From the press to the frame that shows the next pair.
PRESS = """key => new Promise(done => {
  const began = performance.now();
  document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
})"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("workspace", type=Path)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        copy = Path(folder) / "workspace"
        shutil.copytree(parser.parse_args().workspace, copy)
        browser = playwright.chromium.launch(**launch_options())
        report(copy, browser)
        review(copy, browser)
        browser.close()


def report(workspace: Path, browser: Browser) -> None:
    began = time.process_time()
    place = gristmill.open(workspace).report()
    took = time.process_time() - began
    paint = statistics.median(painted(browser, place.as_uri())[0] for _ in range(5))
    print(
        f"report: {took:.1f} s of CPU, {place.stat().st_size / 1000:.0f} kB, first paint {paint:.0f} ms (median of 5)"
    )


def review(workspace: Path, browser: Browser) -> None:
    store = gristmill.open(workspace).store
    drawn = draw(store, core=PAIRS, strata=0)
    app = application(store, drawn, reviewer="bench", token="bench", port=PORT)
    server = uvicorn.Server(uvicorn.Config(app, port=PORT, lifespan="off", log_level="warning"))
    serving = threading.Thread(target=server.run)
    serving.start()
    try:
        while not server.started:
            time.sleep(0.05)
        paint, tab = painted(browser, f"http://127.0.0.1:{PORT}/?token=bench")
        tab.wait_for_selector("h2")
        tab.wait_for_timeout(500)
        presses = sorted(pressed(tab) for _ in range(PRESSED))
        middle, late = statistics.median(presses), presses[int(0.95 * PRESSED)]
        print(f"review, {len(drawn):,} pairs: first paint {paint:.0f} ms; {PRESSED} presses of a key, every one saved: "
              f"median {middle:.1f} ms, 95th of a hundred {late:.1f} ms, worst {presses[-1]:.1f} ms")  # fmt: skip
    finally:
        server.should_exit = True
        serving.join()
    print(f"judgements on disk: {len(store.reviews.read_text('utf-8').splitlines())}")


def painted(browser: Browser, address: str) -> tuple[float, Page]:
    """Milliseconds to the first paint, and the tab."""
    tab = browser.new_page()
    tab.goto(address)
    tab.wait_for_function("performance.getEntriesByName('first-contentful-paint').length")
    return tab.evaluate(PAINT), tab


def pressed(tab: Page) -> float:
    """Milliseconds of one approval; a person reads for a while, so that the next pair is there."""
    before = tab.locator("#place").text_content()
    took = tab.evaluate(PRESS, "a")
    tab.wait_for_timeout(60)
    if tab.locator("#place").text_content() == before:
        raise RuntimeError("a key press changed nothing")
    return took


if __name__ == "__main__":
    main()
