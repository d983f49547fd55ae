/**
 * The counters of all nodes as if they were one's. Which node answers is the load balancer's choice,
 * so those of a single one would be another's at each call.
 *
 * @param {object} answer of `GET /api/admin/stats`: a node's counters, and `others`
 * @returns {import('./samples.js').Stats}
 */
export function together({ others = [], ...own }) {
  const nodes = [own, ...others];
  const whole = {};
  for (const [name, value] of Object.entries(own)) {
    whole[name] = added(
      value,
      others.map((node) => node[name]),
    );
  }
  whole.node = nodes
    .map(({ node }) => node)
    .sort()
    .join(', ');
  whole.draining = nodes.some(({ draining }) => draining);
  return whole;
}

function added(first, rest) {
  if (typeof first === 'number') return rest.reduce((sum, value) => sum + (value ?? 0), first);
  if (typeof first !== 'object' || first === null) return first;
  const sums = { ...first };
  for (const counts of rest) {
    for (const [name, value] of Object.entries(counts ?? {})) sums[name] = (sums[name] ?? 0) + value;
  }
  return sums;
}
