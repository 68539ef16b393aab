/** Opens pages in a real Firefox with the extension loaded; prints the badges of each as JSON. Arguments: extension, pages. */

import puppeteer from "puppeteer-core";

const [extension, ...pages] = process.argv.slice(2);
const PATIENCE_MS = 15_000;
const BADGES = () =>
  Array.from(document.querySelector("cci-badges")?.shadowRoot?.querySelectorAll("button[data-company]") ?? [], (button) => [
    button.dataset.company,
    button.dataset.tier,
    button.dataset.rung,
  ]);

const browser = await puppeteer.launch({ browser: "firefox", executablePath: "/usr/bin/firefox-esr", headless: true });
try {
  await browser.installExtension(extension);
  const found = [];
  for (const address of pages) found.push(await badgesOn(address));
  process.stdout.write(JSON.stringify(found));
} finally {
  await browser.close();
}

/** @param {string} address */
async function badgesOn(address) {
  const page = await browser.newPage();
  const until = Date.now() + PATIENCE_MS;
  await page.goto(address);
  for (;;) {
    const badges = await page.evaluate(BADGES);
    if (badges.length || Date.now() > until) return badges;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
