// Search on published pages: the badge index is fetched when the field is first used, and asked in the browser.

import { search } from "../background/search.js";
import { HEAD_BYTES } from "../index/envelope.js";
import { decodeText, readPayload } from "../index/payload.js";

for (const form of document.querySelectorAll("form[data-index]")) {
  form.hidden = false;
  const field = form.querySelector("input");
  const list = form.querySelector("ul");
  let names;
  field.addEventListener("focus", () => (names ??= load(form.dataset.index)), { once: true });
  field.addEventListener("input", async () => {
    const asked = field.value;
    names ??= load(form.dataset.index);
    const found = search(await names, asked);
    if (field.value === asked) show(list, found, form.dataset.companies);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.click();
  });
}

/** The names of the index, as `search` asks for them. */
async function load(address) {
  const response = await fetch(address);
  const file = new Uint8Array(await response.arrayBuffer());
  const { companies, tiers } = readPayload(file.subarray(HEAD_BYTES));
  const names = companies.flatMap((company) => company.names.map((text) => ({ company, text: decodeText(text) })));
  return {
    names: names.length,
    nameText: (place) => names[place].text,
    entry: (place) => {
      const { company, text } = names[place];
      const rated = company.owner < 0 ? company : companies[company.owner];
      return { slug: company.slug, name: decodeText(company.names[0]), text, tier: tiers[rated.tier], score: rated.hundredths / 100 };
    },
  };
}

function show(list, found, companies) {
  list.replaceChildren(
    ...found.map(({ slug, name, score }) => {
      const link = document.createElement("a");
      link.href = `${companies}${encodeURIComponent(slug)}/`;
      link.textContent = `${name} (${score.toFixed(2).replace("-", "−")})`;
      const item = document.createElement("li");
      item.append(link);
      return item;
    }),
  );
}
