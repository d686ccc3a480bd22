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

function judgePlan(name, plan, e) {
  const { configuration: c, speed, cost } = plan.estimate;
  return [
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
  return [
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
