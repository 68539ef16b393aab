/// <reference path="./namespace.d.ts" />
"use strict";

// Which rule of sites/rules.json holds for an address.
(() => {
  const cci = (globalThis.cci ??= /** @type {any} */ ({}));

  const SUFFIX = /^[a-z]{2,}(?:\.[a-z]{2})?$/;

  /** @param {string} pattern @param {string} host */
  function covers(pattern, host) {
    if (!pattern.endsWith(".*")) return host === pattern || host.endsWith(`.${pattern}`);
    const label = pattern.slice(0, -1);
    const at = `.${host}`.lastIndexOf(`.${label}`);
    return at >= 0 && SUFFIX.test(host.slice(at + label.length));
  }

  /** @param {readonly string[]} hosts the address, and the one that the page gives as its own */
  function siteRule(hosts) {
    return cci.siteRules.find((rule) => rule.hosts.some((pattern) => hosts.some((host) => covers(pattern, host)))) ?? null;
  }

  Object.assign(cci, { siteRule });
})();
