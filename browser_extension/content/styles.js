/// <reference path="./namespace.d.ts" />
"use strict";

// How badges look, whatever the page does with its own styles.
(globalThis.cci ??= /** @type {any} */ ({})).styles = `
:host{all:initial!important;position:absolute!important;top:0!important;left:0!important;width:0!important;height:0!important;z-index:2147483646!important;
--surface:#fff;--text:#14171c;--soft:#5b6068;--line:#d9dce1;--accent:#0b5cad;color-scheme:light dark;font:13px/1.45 system-ui,sans-serif}
@media(prefers-color-scheme:dark){:host{--surface:#1c2026;--text:#eceef1;--soft:#a4abb5;--line:#3a4049;--accent:#8ec2ff}}
@media print{:host{display:none!important}}
svg{width:18px;height:18px;flex:none;display:block}
svg path{fill:var(--fill);fill-rule:evenodd}
svg text{fill:var(--ink);font:700 13px/1 system-ui,sans-serif;text-anchor:middle;dominant-baseline:central}
@media(prefers-color-scheme:dark){svg path{fill:var(--dark-fill)}svg text{fill:var(--dark-ink)}}
.badge{all:unset;box-sizing:border-box;position:absolute;top:0;left:0;display:inline-flex;align-items:center;gap:5px;height:24px;padding:0 2px;border:1px solid var(--line);border-radius:12px;
background:var(--surface);color:var(--text);font:600 12px/1 system-ui,sans-serif;letter-spacing:0;white-space:nowrap;cursor:pointer;box-shadow:0 1px 2px rgb(0 0 0/.16);visibility:hidden}
.badge.large{padding:0 9px 0 3px}
.badge.small{padding:0 2px}.badge.small span{display:none}
.badge:hover{border-color:var(--soft)}
.badge:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
@media(forced-colors:active){.badge{border-color:ButtonText;forced-color-adjust:auto}svg path{fill:ButtonText}svg text{fill:ButtonFace}}
`;
