/** Lower-case words with hyphens, as codes are written. */
export const kebab = /^[a-z]+(-[a-z]+)*$/;

/**
 * `long-sentence` as the name of a value: `longSentence`.
 * @param {string} name
 */
export const camel = (name) => name.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());

/**
 * `long-sentence` as the end of a name: `LongSentence`.
 * @param {string} name
 */
export const pascal = (name) => camel(`-${name}`);
