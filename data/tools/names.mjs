// Ids and aliases: compared without regard to case, unique in each table.

/** All names as [{alias, id}] in lower case, sorted by alias; throws where two entries share a name. */
export function aliasTable(what, entries) {
  const owner = new Map();
  const claim = (name, id) => {
    const key = name.toLowerCase();
    if (owner.has(key))
      throw new Error(`${what} name "${key}" belongs to both ${owner.get(key)} and ${id}`);
    owner.set(key, id);
  };
  for (const { id } of entries) claim(id, id);
  for (const { id, aliases = [] } of entries) for (const alias of aliases) claim(alias, id);
  const ids = new Set(entries.map(({ id }) => id.toLowerCase()));
  return [...owner]
    .filter(([alias]) => !ids.has(alias))
    .map(([alias, id]) => ({ alias, id }))
    .sort((a, b) => (a.alias < b.alias ? -1 : 1));
}
