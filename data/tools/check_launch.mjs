// What the schema of launch.json cannot say: engines, training programs and sources exist.

/** Problems of the commands, as texts. */
export function launchProblems(launch, engines, frameworks) {
  const known = (entries) => new Set(entries.map(({ id }) => id));
  const [engineIds, frameworkIds] = [known(engines), known(frameworks)];
  const used = [
    launch.benchmark.source,
    ...launch.engines.flatMap(({ flags, images, settings, tuned_only, tuned_source }) => [
      ...[...flags, ...images, ...(settings?.lines ?? []), ...(tuned_only ?? [])].map(
        ({ source }) => source,
      ),
      ...(tuned_source ? [tuned_source] : []),
    ]),
    ...launch.training.flatMap(({ flags, program_source }) => [
      program_source,
      ...flags.map(({ source }) => source),
    ]),
  ];
  const missing = (name) => name !== "recalled" && !Object.hasOwn(launch.sources, name);
  const text = (problem) => `launch.json: ${problem}`;
  const stepOf = (id) => engines.find((engine) => engine.id === id)?.tuned_batched_tokens;
  return [
    ...launch.engines
      .filter(({ id, tuned_batched_tokens: step }) => step !== stepOf(id))
      .map(({ id }) => text(`another tuned_batched_tokens of ${id} than engines.json`)),
    ...launch.engines
      .filter(({ id }) => !engineIds.has(id))
      .map(({ id }) => text(`no engine ${id}`)),
    ...launch.training
      .filter(({ framework }) => !frameworkIds.has(framework))
      .map(({ framework }) => text(`no training program ${framework}`)),
    ...[...new Set(used)].filter(missing).map((name) => text(`no source ${name}`)),
    ...Object.keys(launch.sources)
      .filter((name) => !used.includes(name))
      .map((name) => text(`nothing rests on source ${name}`)),
  ];
}
