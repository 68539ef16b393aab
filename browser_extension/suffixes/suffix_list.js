/** The public suffix list: which part of a host name someone registered. Read when an index is taken, not on every waking. */

export class SuffixList {
  /** @param {string} text notes, an empty line, then every rule on a line of its own */
  constructor(text) {
    this.rules = new Set(text.slice(text.indexOf("\n\n")).trim().split("\n"));
  }

  /**
   * @param {string} host lower case, ASCII
   * @returns {string} "example.co.uk" of "www.example.co.uk"; "" of addresses in numbers, bare names and suffixes
   */
  registrable(host) {
    if (!/^[a-z0-9.-]+\.[a-z][a-z0-9-]*$/.test(host) || host.includes("..")) return "";
    const labels = host.split(".");
    const suffix = this.#suffixLength(labels);
    return labels.length > suffix ? labels.slice(-suffix - 1).join(".") : "";
  }

  /**
   * @param {string} host
   * @returns {boolean} whether the host is somebody's own, and not one below which others rent names
   */
  isOwned(host) {
    return this.registrable(host) !== "" && !this.rules.has(`*.${host}`);
  }

  /**
   * Where others rent names below one of these hosts, as at s3.amazonaws.com.
   * @param {ReadonlySet<string>} hosts
   * @returns {string[]}
   */
  rentedBelow(hosts) {
    const suffixes = [...this.rules].filter((rule) => !rule.startsWith("!")).map((rule) => rule.replace(/^\*\./, ""));
    return [...new Set(suffixes)].filter((suffix) => parentsOf(suffix).some((parent) => hosts.has(parent)));
  }

  /** @param {string[]} labels @returns {number} how many labels at the end are a public suffix */
  #suffixLength(labels) {
    for (let start = 0; start < labels.length; start++) {
      const rest = labels.slice(start).join(".");
      if (this.rules.has(`!${rest}`)) return labels.length - start - 1;
      if (this.rules.has(rest) || this.rules.has(`*.${labels.slice(start + 1).join(".")}`)) return labels.length - start;
    }
    return 1;
  }
}

/** The list that came with the extension. @returns {Promise<SuffixList>} */
export async function suffixList() {
  const response = await fetch(chrome.runtime.getURL("suffixes/suffix_list.txt"));
  return new SuffixList(await response.text());
}

/** @param {string} host */
function parentsOf(host) {
  const labels = host.split(".");
  return labels.slice(1).map((_, cut) => labels.slice(cut + 1).join("."));
}
