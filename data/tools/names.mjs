// Ids and aliases: compared without regard to case, unique in each table.

/** Names of what is known but unread, in lower case, each with what is missing. */
export function unreadNames({ models, gpus }) {
  const named = (entries, model) =>
    entries.flatMap(({ names, missing }) =>
      names.map((name) => ({ name: name.toLowerCase(), model, missing })),
    );
  return [...named(models, true), ...named(gpus, false)];
}

/** The same, as one row for all that lack the same: {names: "|one|two|", model, missing}. */
export function unreadTable(unread) {
  const rows = new Map();
  for (const { name, model, missing } of unreadNames(unread)) {
    const key = `${model} ${missing}`;
    rows.set(key, { names: `${rows.get(key)?.names ?? "|"}${name}|`, model, missing });
  }
  return [...rows.values()];
}

/** What follows the owner in an id, in lower case: a name that needs no alias. */
const shortName = (id) => (id.includes("/") ? id.split("/")[1].toLowerCase() : undefined);

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
  const implied = new Set();
  for (const { id } of entries.filter((entry) => entry.id.includes("/"))) {
    implied.add(shortName(id));
    claim(shortName(id), id);
  }
  for (const { id, aliases = [] } of entries) {
    const short = new Set([id, ...aliases].map(shortName));
    for (const alias of aliases) if (!short.has(alias.toLowerCase())) claim(alias, id);
  }
  const ids = new Set(entries.map(({ id }) => id.toLowerCase()));
  return [...owner]
    .filter(([alias]) => !ids.has(alias) && !implied.has(alias))
    .map(([alias, id]) => ({ alias, id }))
    .sort((a, b) => (a.alias < b.alias ? -1 : 1));
}
