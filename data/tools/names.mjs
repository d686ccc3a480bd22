// Ids and aliases: compared without regard to case, unique in each table.

/** Names of what is known but unread, in lower case, each with what is missing. */
export function unreadNames({ models, gpus }) {
  const named = (entries, model) =>
    entries.flatMap(({ names, missing }) =>
      names.map((name) => ({ name: name.toLowerCase(), model, missing })),
    );
  return [...named(models, true), ...named(gpus, false)];
}

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
