/// <reference path="./namespace.d.ts" />
// Written by tools/write_extension_content.py: edit cci_core and run it.
(globalThis.cci ??= /** @type {any} */ ({})).texts = {"en":{"badge":"{company}: {tier}. Show why."},"de":{"badge":"{company}: {tier}. Grund zeigen."},"es":{"badge":"{company}: {tier}. Ver el motivo."}};
