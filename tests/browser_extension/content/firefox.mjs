// Visits addresses in Firefox with the extension and prints, for each, its badges and what the card says:
// `node firefox.mjs EXTENSION ADDRESS…`.
import puppeteer from "puppeteer-core";

const [extension, ...addresses] = process.argv.slice(2);
const PATIENCE_MS = 8_000;

const browser = await puppeteer.launch({ browser: "firefox", executablePath: "/usr/bin/firefox-esr", headless: true });
try {
  await browser.installExtension(extension);
  await new Promise((done) => setTimeout(done, 1500));
  const found = [];
  for (const address of addresses) found.push(await visited(address));
  console.log(JSON.stringify(found));
} finally {
  await browser.close();
}

/** @param {string} address */
async function visited(address) {
  const page = await browser.newPage();
  await page.goto(address);
  const before = await page.evaluate(() => document.body.outerHTML);
  const badges = await soon(page, () =>
    [...(document.querySelector("cci-badges")?.shadowRoot?.querySelectorAll("button[data-company]") ?? [])].map((badge) => badge.dataset.company),
  );
  const card = badges.length ? await opened(page) : "";
  const same = before === (await page.evaluate(() => document.body.outerHTML));
  await page.close();
  return { badges, card, same };
}

/** @param {import("puppeteer-core").Page} page */
async function opened(page) {
  await page.evaluate(() => document.querySelector("cci-badges").shadowRoot.querySelector("button[data-company]").click());
  return soon(page, () => document.querySelector("cci-badges").shadowRoot.querySelector("[role=dialog]")?.textContent ?? "");
}

/** The first answer that is not empty, or the last one. @param {any} page @param {() => any} question */
async function soon(page, question) {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await page.evaluate(question);
    if (answer.length || Date.now() > end) return answer;
    await new Promise((done) => setTimeout(done, 200));
  }
}
