// What a reviewer expects of a plan, in words that a JSON file can hold, against what the planner says.

/** A figure that is looked at only where a bound is given, and must then be there. */
const within = (what, value, least, most) => [
  ...((least !== undefined || most !== undefined) && typeof value !== "number"
    ? [`${what} is missing`]
    : []),
  ...(least !== undefined && value < least ? [`${what} is ${value}, below ${least}`] : []),
  ...(most !== undefined && value > most ? [`${what} is ${value}, above ${most}`] : []),
];

const among = (what, value, allowed, forbidden) => [
  ...(allowed && !allowed.includes(value) ? [`${what} is ${value}, not one of ${allowed}`] : []),
  ...(forbidden?.includes(value) ? [`${what} is ${value}`] : []),
];

const perSecond = ({ tpot_ms }) => (typeof tpot_ms === "number" ? 1000 / tpot_ms : undefined);

/** A part of one server, whole ones, or replicas each of which is that. */
function wholeServers(name, { gpu_count, parallelism }) {
  const whole = (count) => count <= 8 || count % 8 === 0;
  const replica = gpu_count / (parallelism.data ?? 1);
  return whole(gpu_count) || whole(replica)
    ? []
    : [`${name}: ${gpu_count} cards, ${replica} a replica`];
}

/** What must stay apart: an engine and some cards. */
const apart = (name, { engine, gpu }, pairs) =>
  pairs
    .filter((pair) => pair.engine === engine && pair.gpu_in.includes(gpu.id))
    .map((pair) => `${name}: ${pair.engine} on ${gpu.id}`);

function judgePlan(name, plan, e) {
  const { configuration: c, speed, cost } = plan.estimate;
  const said = plan.why.map(({ id }) => id);
  return [
    ...among(`${name}: engine`, c.engine, e.engine_in, e.engine_not_in),
    ...among(`${name}: GPUs`, c.gpu_count, e.gpus_in),
    ...(e.whole_servers ? wholeServers(name, c) : []),
    ...apart(name, c, e.never ?? []),
    ...(e.why ?? []).filter((id) => !said.includes(id)).map((id) => `${name}: no ${id}`),
    ...within(`${name}: tokens/s`, perSecond(speed), e.tokens_per_second_min, undefined),
    ...within(`${name}: USD a month`, cost.usd_per_month, undefined, e.usd_per_month_max),
    ...among(`${name}: GPU`, c.gpu.id, e.gpu_in, e.gpu_not_in),
    ...among(`${name}: weights`, c.precision?.weights, e.weights_in),
    ...among(`${name}: provider`, cost.offer?.provider, e.provider_in),
    ...within(`${name}: GPUs`, c.gpu_count, e.gpus_min, e.gpus_max),
    ...within(`${name}: USD/h`, cost.usd_per_hour, undefined, e.usd_per_hour_max),
    ...within(`${name}: hours`, speed.hours, undefined, e.hours_max),
    ...within(`${name}: USD`, cost.usd_total, undefined, e.usd_total_max),
    ...within(`${name}: TTFT`, speed.ttft_ms, undefined, e.ttft_ms_max),
    ...within(`${name}: TPOT`, speed.tpot_ms, undefined, e.tpot_ms_max),
    ...within(`${name}: capacity`, plan.capacity?.concurrency, e.capacity_min, undefined),
  ];
}

function judgeRelation(relation, report, other) {
  const of = (r) => r.plans[0].estimate;
  const [usd, usdThan] = [report, other].map((r) => of(r).cost.usd_per_hour);
  const [gpus, gpusThan] = [report, other].map((r) => of(r).configuration.gpu_count);
  const holds = { not_dearer: usd <= usdThan, dearer: usd > usdThan, fewer_gpus: gpus < gpusThan };
  return holds[relation]
    ? []
    : [`${relation}: ${gpus} at ${usd} against ${gpusThan} at ${usdThan}`];
}

/** What is said of the visitor's own cards: for each kind whether it meets each need, and the cheapest split. */
function judgeExisting({ serving, training, splits }, e) {
  const meets = (groups) => groups?.map((group) => group.meets);
  const [best] = splits ?? [];
  const works = (e.works ?? []).flatMap((expected, i) => {
    const { service } = serving.groups[i];
    if (!service) return ["own cards: nothing runs"];
    const [least, most] = expected.tokens_per_second ?? [];
    return [
      ...among("own cards: engine", service.engine, expected.engine_in, expected.engine_not_in),
      ...among("own cards: weights", service.weights, expected.weights_in),
      ...within("own cards: tokens/s", perSecond(service), least, most),
    ];
  });
  const fewest = (e.fewest ?? []).flatMap(({ gpus_in }, i) =>
    among("fewest", serving.groups[i].fewest?.service.gpu_count, gpus_in),
  );
  return [
    ...works,
    ...fewest,
    ...among("own cards serve", String(meets(serving?.groups)), e.serve && [String(e.serve)]),
    ...among("own cards train", String(meets(training?.groups)), e.train && [String(e.train)]),
    ...among("split: trains", best?.training.run.gpu.id, e.split?.training_in),
    ...among("split: serves", best?.serving.service.gpu.id, e.split?.serving_in),
  ];
}

/** Everything about `report` that is not as `expect` says; `plan` answers a further request. */
export function judge(request, expect, report, plan) {
  const wrong = [];
  for (const id of expect.notes ?? []) {
    if (!report.notes.some((note) => note.id === id)) wrong.push(`no note ${id}`);
  }
  for (const id of expect.notes_absent ?? []) {
    if (report.notes.some((note) => note.id === id)) wrong.push(`a note ${id}`);
  }
  if (expect.within_budget !== undefined) {
    const { within_budget: kept } = report.together ?? {};
    if (kept !== expect.within_budget) wrong.push(`both within the budget: ${kept}`);
  }
  if (expect.existing) wrong.push(...judgeExisting(report.existing, expect.existing));
  const plans = [...report.plans, ...(report.training?.plans ?? [])];
  const rejected = [...report.rejected, ...(report.training?.rejected ?? [])];
  if (expect.plans === 0 && plans.length > 0) wrong.push("there are plans");
  if (expect.plans !== 0 && plans.length === 0) return [...wrong, "no plan"];
  const workloads = plans.map(({ workload }) => workload);
  for (const workload of expect.workloads ?? []) {
    if (!workloads.includes(workload)) wrong.push(`no plan for ${workload}`);
  }
  for (const one of plans) {
    wrong.push(...judgePlan(one.label, one, expect.every ?? {}));
    for (const label of one.labels) wrong.push(...judgePlan(label, one, expect[label] ?? {}));
  }
  for (const [id, reasons] of Object.entries(expect.rejected ?? {})) {
    const found = rejected.find(({ gpu }) => gpu.id === id);
    for (const reason of reasons) {
      if (!found?.reasons.some((note) => note.id === reason)) wrong.push(`${id}: no ${reason}`);
    }
  }
  for (const { relation, request: change } of expect.than ?? []) {
    const serving = { ...request.serving, ...change.serving };
    wrong.push(...judgeRelation(relation, report, plan({ ...request, ...change, serving })));
  }
  return wrong;
}
