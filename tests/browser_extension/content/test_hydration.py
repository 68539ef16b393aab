"""A server-rendered React page that hydrates after its badge is there: React finds nothing changed."""

import json
from pathlib import Path

import pytest

from benchmarks.badge_browser import Browser, badges_of
from browser_extension.content.markup import PRODUCT, page

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

MODULES = Path(__file__).parents[3] / "node_modules"
SOURCES = {
    "react": "react/cjs/react.development.js",
    "scheduler": "scheduler/cjs/scheduler.development.js",
    "react-dom": "react-dom/cjs/react-dom.development.js",
    "react-dom/client": "react-dom/cjs/react-dom-client.development.js",
}
HYDRATE = """
window.process = { env: { NODE_ENV: 'development' } };
const loaded = {};
window.require = (name) => {
  if (!loaded[name]) {
    const module = loaded[name] = { exports: {} };
    new Function('module', 'exports', 'require', sources[name])(module, module.exports, window.require);
  }
  return loaded[name].exports;
};
window.problems = [];
console.error = (...all) => window.problems.push(all.join(' '));
window.hydrate = () => {
  const { createElement: h } = require('react');
  const buy = { onClick: () => { window.bought = true; } };
  const drill = () => h('main', null, h('h1', null, 'Bosch drill'), h('button', buy, 'Add to cart'));
  require('react-dom/client').hydrateRoot(document.querySelector('#root'), h(drill), {
    onRecoverableError: (error) => window.problems.push(String(error)),
  });
};
"""


@pytest.mark.skipif(not (MODULES / "react-dom").exists(), reason="react is not installed: npm ci")
async def test_react_hydrates_without_a_warning(chromium: Browser) -> None:
    sources = {name: (MODULES / path).read_text() for name, path in SOURCES.items()}
    html = page('<div id="root"><main><h1>Bosch drill</h1><button>Add to cart</button></main></div>', PRODUCT)
    chromium.serve({"https://react.example/": html})
    tab = await chromium.visit("https://react.example/")
    assert await badges_of(tab) == [("bosch", "title")]
    await tab.add_script_tag(content=f"const sources = {json.dumps(sources)};{HYDRATE}")
    await tab.evaluate("window.hydrate()")
    await tab.wait_for_timeout(500)
    await tab.locator("#root button").click()
    assert await tab.evaluate("window.bought") is True
    assert await tab.evaluate("window.problems") == []
    assert await badges_of(tab) == [("bosch", "title")]
    await tab.close()
