/**
 * The content scripts, in order: what every page gets, what one gets that may have something for sale, what one with badges gets,
 * what reads running text, and what comes with the first click.
 * They are classic scripts that share one object in their isolated world (see content/namespace.d.ts).
 */

/** @param {string} names */
const files = (names) => names.split(" ").map((name) => `content/${name}.js`);

/** Nearly all functions of these and of those that show badges are called at once, which their first line says to browsers that can compile them so. */
const FIRST_LOOK = files("shop_hosts signs watch main");
/** Says to the first look that running text is wanted. */
const TEXT_MODE = files("text_mode");
/** What every page gets. @param {{ textMode: boolean }} settings */
export const contentFiles = ({ textMode }) => [...(textMode ? TEXT_MODE : []), ...FIRST_LOOK];
/** There from the start: a sheet that comes later makes the browser work out the style of the whole page anew. */
export const CONTENT_STYLES = ["content/highlight.css"];
export const READER_FILES = files("worker text structured specification page cards facts growth look");
export const DISPLAY_FILES = files("looks badge_words styles badge anchor place overlay");
export const TEXT_FILES = files("running_text");
export const CARD_FILES = files("card_words card_styles card");
