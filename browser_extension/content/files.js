/**
 * The content scripts, in order: what every page gets, what a page with badges gets, and what comes with the first click.
 * They are classic scripts that share one object in their isolated world (see content/namespace.d.ts).
 */

/** @param {string} names */
const files = (names) => names.split(" ").map((name) => `content/${name}.js`);

export const CONTENT_FILES = files("site_rules text site structured specification page cards facts worker watch main");
export const DISPLAY_FILES = files("looks badge_words styles badge place overlay running_text");
export const DISPLAY_STYLES = ["content/highlight.css"];
export const CARD_FILES = files("card_words card_styles card");
