// From rows of a price list to offers, and what they change among those of the same provider.

const identity = ({ provider, instance, gpu, kind, gpu_count: count }) =>
  [provider, instance, gpu, kind, count].join(" / ");

const slug = (text) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, "-")
    .replace(/^-|-$/g, "");

function idOf({ provider, instance, kind, as_of: date }) {
  const suffix = kind === "on_demand" ? "" : `-${kind.replace("_", "-")}`;
  return `${slug(provider)}-${slug(instance)}${suffix}-${date}`;
}

/** {offers, unknown}: one offer for each instance and kind, of its cheapest region, and the names that no card has. */
export function offersOf(rows, findGpu, { provider, as_of, source }) {
  const cheapest = new Map();
  const unknown = new Map();
  for (const row of rows) {
    const gpu = findGpu(row.name, row.memory_gb, row.instance);
    if (!gpu) {
      unknown.set(row.name, (unknown.get(row.name) ?? 0) + 1);
      continue;
    }
    const said = { provider: row.provider || provider, as_of: row.as_of || as_of };
    const offer = {
      provider: said.provider,
      instance: row.instance,
      gpu,
      kind: row.kind,
      gpu_count: row.gpu_count,
      usd_per_gpu_hour: row.usd_per_gpu_hour,
      vcpus: row.vcpus,
      ram_gb: row.ram_gb,
      region: row.region,
      as_of: said.as_of,
      current: true,
      source: row.source || source,
      ...(row.notes ? { notes: row.notes } : {}),
    };
    const known = cheapest.get(identity(offer));
    if (known && known.usd_per_gpu_hour <= offer.usd_per_gpu_hour) continue;
    cheapest.set(identity(offer), offer);
  }
  return {
    offers: [...cheapest.values()].map((offer) => ({ id: idOf(offer), ...offer })),
    unknown,
  };
}

/** {added, changed: [{from, to}], same, missing}: against the current offers of the providers in `offers`. */
export function changesOf(offers, existing) {
  const providers = new Set(offers.map(({ provider }) => provider));
  const current = new Map(
    existing
      .filter((offer) => offer.current && providers.has(offer.provider))
      .map((offer) => [identity(offer), offer]),
  );
  const changes = { added: [], changed: [], same: [], missing: [] };
  for (const to of offers) {
    const from = current.get(identity(to));
    current.delete(identity(to));
    if (!from) changes.added.push(to);
    else if (from.as_of > to.as_of || from.id === to.id) changes.same.push(from);
    else changes.changed.push({ from, to });
  }
  changes.missing = [...current.values()];
  return changes;
}

/** The offers of one file after the changes: what was replaced stays as history. */
export function applied(existing, { added, changed }) {
  const replaced = new Set(changed.map(({ from }) => from.id));
  const kept = existing.map((offer) =>
    replaced.has(offer.id) ? { ...offer, current: false } : offer,
  );
  return [...kept, ...changed.map(({ to }) => to), ...added];
}
