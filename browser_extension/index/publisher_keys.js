/** Public keys, in base64, of services whose indexes are trusted as they are; a publisher adds its own here. */

/** @type {string[]} */
export const PUBLISHER_KEYS = [];
