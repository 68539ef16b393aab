/// <reference path="./namespace.d.ts" />
// Written by sites/write_twins.mjs from sites/rules.json: edit there.
(globalThis.cci ??= /** @type {any} */ ({})).shopHosts = [".amazon.",".ebay.",".walmart.com.",".walmart.ca.",".walmart.com.mx.",".target.com.",".bestbuy.com.",".bestbuy.ca.",".newegg.com.",".newegg.ca.",".otto.de.",".myntra.com.",".mercadolibre.",".mercadolivre.",".elcorteingles.es.",".elcorteingles.pt."];
