/// <reference path="./namespace.d.ts" />
// Registered only while running text is read.
(globalThis.cci ??= /** @type {any} */ ({})).textMode = true;
