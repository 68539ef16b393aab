/** What the service says of one company; asked only when a person clicks a badge, by slug and nothing else. */

import { currentIndex } from "./current.js";
import { fetchJson } from "./service.js";
import { readSettings } from "./settings.js";

/** @typedef {import("../messages.js").DetailsReply} DetailsReply */

/** @param {string} slug @returns {Promise<DetailsReply>} */
export async function details(slug) {
  const { apiBase } = await readSettings();
  const page = `${apiBase}/companies/${encodeURIComponent(slug)}`;
  try {
    const [company, alternatives] = await Promise.all([
      fetchJson(`${apiBase}/v1/companies/${encodeURIComponent(slug)}`),
      alternativesTo(encodeURIComponent(slug), apiBase).catch(() => null),
    ]);
    return { company, alternatives, page, owner: await ownerOf(company, apiBase) };
  } catch (error) {
    return { page, error: error instanceof Error && error.message === "404" ? "not-found" : "offline" };
  }
}

/** A folder of files cannot have one below another, so there they stand elsewhere. @param {string} slug @param {string} apiBase */
function alternativesTo(slug, apiBase) {
  return fetchJson(`${apiBase}/v1/companies/${slug}/alternatives`).catch((error) => {
    if (error instanceof Error && error.message === "404") return fetchJson(`${apiBase}/v1/alternatives/${slug}.json`);
    throw error;
  });
}

/** The owner's name: from the index, else asked for. @param {{ owner?: string }} company @param {string} apiBase */
async function ownerOf({ owner }, apiBase) {
  if (!owner) return "";
  const known = await currentIndex().then(({ lookup }) => lookup.nameOf(owner), () => "");
  const asked = known ? null : await fetchJson(`${apiBase}/v1/companies/${encodeURIComponent(owner)}`).catch(() => null);
  return known || String(asked?.name ?? owner);
}
