/** From a badge index file, proven whole before, to the table that answers. */

import { buildTable } from "./build.js";
import { HEAD_BYTES, readHead } from "./envelope.js";
import { TABLE_SCHEMA } from "./layout.js";
import { readPayload } from "./payload.js";

/** @param {Uint8Array} file */
export function makeTable(file) {
  const { version } = readHead(file);
  const { day, tiers, companies } = readPayload(file.subarray(HEAD_BYTES));
  return { schema: TABLE_SCHEMA, buffer: buildTable(companies), tiers, version, day };
}
