/** What the service says of one company; asked only when a person clicks a badge, by slug and nothing else. */

import { currentIndex } from "./current.js";
import { fetchJson } from "./service.js";
import { readSettings } from "./settings.js";

/** @typedef {import("../messages.js").DetailsReply} DetailsReply */

/** @param {string} slug @returns {Promise<DetailsReply>} */
export async function details(slug) {
  const { apiBase } = await readSettings();
  const page = `${apiBase}/companies/${encodeURIComponent(slug)}`;
  const address = `${apiBase}/v1/companies/${encodeURIComponent(slug)}`;
  try {
    const [company, alternatives] = await Promise.all([
      fetchJson(address),
      fetchJson(`${address}/alternatives`).catch(() => null),
    ]);
    return { company, alternatives, page, owner: await ownerOf(company, apiBase) };
  } catch (error) {
    return { page, error: error instanceof Error && error.message === "404" ? "not-found" : "offline" };
  }
}

/** The owner's name: from the index, else asked for. @param {{ owner?: string }} company @param {string} apiBase */
async function ownerOf({ owner }, apiBase) {
  if (!owner) return "";
  const known = await currentIndex().then(({ lookup }) => lookup.nameOf(owner), () => "");
  const asked = known ? null : await fetchJson(`${apiBase}/v1/companies/${encodeURIComponent(owner)}`).catch(() => null);
  return known || String(asked?.name ?? owner);
}
