/** A place to start looking in a table; what stands there is always compared, so that no two texts are mixed up. */

/**
 * @param {string} text
 * @returns {number} 32 bits
 */
export function hash(text) {
  let state = 0x811c9dc5;
  for (let place = 0; place < text.length; place++) state = Math.imul(state ^ text.charCodeAt(place), 0x01000193);
  state ^= state >>> 15;
  return Math.imul(state, 0x2c1b3c6d) >>> 0;
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
