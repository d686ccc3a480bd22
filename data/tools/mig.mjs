// Slices of cards: the partitionings of mig_profiles.json, one flat entry for each card and profile.
// Where no driver listing was read, an instance gets an even share times the least that any listing shows,
// so that a slice is never taken for larger than it is.

/** Even share of each resource that a profile's slices stand for. */
function evenShares(partitioning, profile) {
  return {
    compute: profile.compute_slices / partitioning.compute_slices,
    memory: profile.memory_slices / partitioning.memory_slices,
  };
}

/** The least that a listed instance has of its even share, over all listings: {compute, memory}. */
export function leastListedShares(partitionings, gpus) {
  const least = { compute: 1, memory: 1 };
  for (const partitioning of partitionings) {
    const card = gpus.find(({ id }) => id === partitioning.gpus[0]);
    for (const profile of partitioning.profiles) {
      const even = evenShares(partitioning, profile);
      if (profile.sms !== null)
        least.compute = Math.min(least.compute, profile.sms / partitioning.sms / even.compute);
      if (profile.memory_mib !== null)
        least.memory = Math.min(least.memory, profile.memory_mib / card.memory_mib / even.memory);
    }
  }
  return least;
}

/** Every slice of every card: {card, name, instances, compute_share, memory_share, memory_mib, listed, sources}. */
export function migSlices(partitionings, gpus) {
  const least = leastListedShares(partitionings, gpus);
  return partitionings.flatMap((partitioning) =>
    partitioning.gpus.flatMap((id) => {
      const card = gpus.find((gpu) => gpu.id === id);
      return partitioning.profiles.map((profile) => {
        const even = evenShares(partitioning, profile);
        const { sms, memory_mib: listed } = profile;
        return {
          card,
          name: profile.name,
          instances: profile.instances,
          compute_share: sms === null ? even.compute * least.compute : sms / partitioning.sms,
          memory_share: even.memory,
          memory_mib: listed ?? Math.floor(card.memory_mib * even.memory * least.memory),
          listed: sms !== null && listed !== null,
          sources: partitioning.sources,
        };
      });
    }),
  );
}

/** What is wrong with one partitioning, as texts. */
export function partitioningProblems(partitioning, gpus) {
  const cards = partitioning.gpus.map((id) => gpus.find((gpu) => gpu.id === id));
  const problems = partitioning.gpus
    .filter((_, index) => cards[index] === undefined)
    .map((id) => `unknown gpu ${id}`);
  if (problems.length > 0) return problems;
  for (const { name, instances, ...profile } of partitioning.profiles) {
    const tell = (what) => problems.push(`${name}: ${what}`);
    const memory = cards.map(({ memory_mib: whole }) => (profile.memory_mib ?? 0) / whole);
    if (instances * profile.memory_slices > partitioning.memory_slices)
      tell("its instances take more memory slices than there are");
    if (instances * profile.compute_slices > partitioning.compute_slices)
      tell("its instances take more compute slices than there are");
    if (memory.some((share) => share * instances > 1))
      tell("its instances exceed the card's memory");
    if (profile.sms !== null && profile.sms * instances > (partitioning.sms ?? 0))
      tell("its instances exceed the card's multiprocessors");
    if (!name.startsWith(`${profile.compute_slices}g.`))
      tell("the name tells another number of compute slices");
    if (cards.some(({ mig_instances: most }) => instances > most))
      tell("more instances than mig_instances");
  }
  return problems;
}
