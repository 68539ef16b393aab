/// <reference path="./namespace.d.ts" />
"use strict";

// How the card looks.
(globalThis.cci ??= /** @type {any} */ ({})).cardStyles = `
.card{all:initial;display:block;color-scheme:light dark;scrollbar-width:thin;box-sizing:border-box;position:fixed;inset:auto;margin:0;width:348px;max-width:calc(100vw - 16px);max-height:min(620px,calc(100vh - 16px));overflow:auto;overscroll-behavior:contain;padding:14px 16px 12px;
border:1px solid var(--line);border-radius:12px;background:var(--surface);color:var(--text);font:13px/1.45 system-ui,sans-serif;box-shadow:0 8px 28px rgb(0 0 0/.24);z-index:2}
.card:focus{outline:none}.card:focus-visible{outline:2px solid var(--accent);outline-offset:-2px}
.card *{box-sizing:border-box;margin:0;padding:0}
.head{display:flex;align-items:center;gap:10px}
.head>svg{width:38px;height:38px}
.names{flex:1;min-width:0}
.card h2{font-size:16px;line-height:1.25;overflow-wrap:anywhere}
.tier{color:var(--soft);font-size:12px}
.score{font:600 20px/1 system-ui,sans-serif;font-variant-numeric:tabular-nums;white-space:nowrap}
.close{align-self:start;width:24px;height:24px;margin:-4px -6px 0 0!important;border:0;border-radius:6px;background:none;color:var(--soft);font:18px/1 system-ui,sans-serif;cursor:pointer}
.why,.more{margin-top:10px!important}
.card h3{margin:10px 0 3px;color:var(--soft);font-size:11px;font-weight:600;letter-spacing:.02em}
.facts,.note,.reason{color:var(--text)}
.note{color:var(--soft)}
.card ul{list-style:none}
.events{display:grid;grid-template-columns:auto 1fr;gap:2px 8px}.events li{display:contents}
.events time{color:var(--soft);white-space:nowrap;font-variant-numeric:tabular-nums}
.events a{grid-column:2;font-size:12px;margin-bottom:4px!important}
.card a{color:var(--accent);text-decoration:none;overflow-wrap:anywhere}
.card a:hover{text-decoration:underline}
.alternatives{display:flex;flex-wrap:wrap;gap:4px 12px}
.alternatives a{display:inline-flex;align-items:center;gap:5px}
.actions{display:flex;flex-wrap:wrap;align-items:center;gap:4px 14px;margin-top:12px!important;padding-top:10px!important;border-top:1px solid var(--line)}
.actions a,.action{display:inline-flex;align-items:center;min-height:24px;border:0;background:none;color:var(--accent);font:12px/1.3 system-ui,sans-serif;cursor:pointer}
.action:hover{text-decoration:underline}
.primary{font-weight:600!important}
.card :focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:4px}
@media(prefers-reduced-motion:no-preference){.card{animation:cci 140ms ease-out}@keyframes cci{from{opacity:0}}}
@media(max-width:479px){.card{left:8px!important;right:8px;top:auto!important;bottom:8px;width:auto;max-height:70vh}}
@media(forced-colors:active){.card{border-color:CanvasText}}
`;
