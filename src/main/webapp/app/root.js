/** Where Carillon is, under whatever context root: the folder above this one. */
export const ROOT = new URL('../', import.meta.url);

/** @param {string} path relative to Carillon's root, such as `api/me` */
export const fromRoot = (path) => new URL(path, ROOT);
