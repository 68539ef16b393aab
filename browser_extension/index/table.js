//# allFunctionsCalledOnLoad
/**
 * The table that the worker keeps: one ArrayBuffer of typed arrays, so that waking up is one read and no parsing.
 * Made once an update by build.js, asked by lookup.js; never leaves this browser, so its form may change at will.
 * Its slots say where to start looking for a text; what stands there is always compared, so that no two texts are mixed up.
 */

export const TABLE_SCHEMA = 2;

/**
 * @typedef {object} Table
 * @property {Uint32Array} firstName of each company, and the end of the last
 * @property {Uint32Array} firstDomain of each company, and the end of the last; behind it stand hosts that are nobody's
 * @property {Int32Array} owner place of the rated company that each is shown as, -1 for its own standing
 * @property {Int32Array} latest
 * @property {Uint32Array} nameStart of each name in the texts, and the end of the last
 * @property {Uint32Array} domainStart
 * @property {Uint32Array} slugStart
 * @property {Uint32Array} nameSlots
 * @property {Uint32Array} domainSlots
 * @property {Int16Array} hundredths
 * @property {Uint8Array} tier
 * @property {Uint8Array} flags
 * @property {Uint8Array} nameTexts
 * @property {Uint8Array} domainTexts
 * @property {Uint8Array} slugTexts only where the slug is not the name's
 */
/** @typedef {{ [Key in keyof Table]: number }} Sizes */

/** Widest first, so that every array stands at a multiple of its width. */
const ARRAYS = /** @type {const} */ ([
  ["firstName", Uint32Array],
  ["firstDomain", Uint32Array],
  ["owner", Int32Array],
  ["latest", Int32Array],
  ["nameStart", Uint32Array],
  ["domainStart", Uint32Array],
  ["slugStart", Uint32Array],
  ["nameSlots", Uint32Array],
  ["domainSlots", Uint32Array],
  ["hundredths", Int16Array],
  ["tier", Uint8Array],
  ["flags", Uint8Array],
  ["nameTexts", Uint8Array],
  ["domainTexts", Uint8Array],
  ["slugTexts", Uint8Array],
]);
const HEAD_BYTES = 4 * ARRAYS.length;

/**
 * @param {Sizes} sizes
 * @returns {ArrayBuffer} empty
 */
export function allocate(sizes) {
  const bytes = ARRAYS.reduce((sum, [name, kind]) => sum + sizes[name] * kind.BYTES_PER_ELEMENT, HEAD_BYTES);
  const buffer = new ArrayBuffer(bytes);
  new Uint32Array(buffer, 0, ARRAYS.length).set(ARRAYS.map(([name]) => sizes[name]));
  return buffer;
}

/**
 * @param {ArrayBuffer} buffer
 * @returns {Table}
 */
export function openTable(buffer) {
  const sizes = new Uint32Array(buffer, 0, ARRAYS.length);
  let offset = HEAD_BYTES;
  const arrays = ARRAYS.map(([name, kind], place) => {
    const array = new kind(buffer, offset, sizes[place]);
    offset += array.byteLength;
    return [name, array];
  });
  return Object.fromEntries(arrays);
}

/**
 * The places at which to look, one after the other.
 * @param {Uint32Array} slots
 * @param {string} key
 */
export function* probe(slots, key) {
  const mask = slots.length - 1;
  for (let at = hash(key) & mask; slots[at]; at = (at + 1) & mask) yield /** @type {number} */ (slots[at]) - 1;
}

/**
 * @param {Uint32Array} slots
 * @param {string} key
 * @param {number} value
 */
export function insert(slots, key, value) {
  const mask = slots.length - 1;
  let at = hash(key) & mask;
  while (slots[at]) at = (at + 1) & mask;
  slots[at] = value + 1;
}

/** @param {number} count */
export function emptySlots(count) {
  let size = 16;
  while (size < count * 1.3) size *= 2;
  return size;
}

/**
 * @param {string} text
 * @returns {number} 32 bits
 */
function hash(text) {
  let state = 0x811c9dc5;
  for (let place = 0; place < text.length; place++) state = Math.imul(state ^ text.charCodeAt(place), 0x01000193);
  state ^= state >>> 15;
  return Math.imul(state, 0x2c1b3c6d) >>> 0;
}
