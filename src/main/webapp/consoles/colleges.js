const PAGE = 200;

/**
 * All colleges, page by page; for administrators.
 *
 * @param {import('./frame.js').Context} context
 * @returns {Promise<{id: number, name: string}[]>}
 */
export async function allColleges({ api, signal }) {
  const colleges = [];
  let page;
  do {
    const query = { after: colleges.at(-1)?.id, limit: PAGE };
    page = (await api.call('GET', 'admin/colleges', { query, signal })).items;
    colleges.push(...page);
  } while (page.length === PAGE);
  return colleges;
}
