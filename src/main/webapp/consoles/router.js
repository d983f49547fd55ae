/**
 * Which page an address means. `path` is `/users/:id`, say; a segment that begins with a colon is
 * handed to the page.
 *
 * @typedef {object} Route
 * @property {string} path
 * @property {(context: import('./frame.js').Context, params: Record<string, string>) =>
 *   Node|Promise<Node>} page
 */

/**
 * @param {Route[]} routes
 * @param {string} hash as in `location.hash`
 * @returns {{route: Route, params: Record<string, string>}|null}
 */
export function match(routes, hash) {
  const wanted = segments(hash.replace(/^#/, ''));
  for (const route of routes) {
    const params = fit(segments(route.path), wanted);
    if (params) return { route, params };
  }
  return null;
}

function fit(pattern, wanted) {
  if (pattern.length !== wanted.length) return null;
  const params = {};
  for (const [i, segment] of pattern.entries()) {
    if (segment.startsWith(':')) params[segment.slice(1)] = wanted[i];
    else if (segment !== wanted[i]) return null;
  }
  return params;
}

const segments = (path) => path.split('/').filter(Boolean);
