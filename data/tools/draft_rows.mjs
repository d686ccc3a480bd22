// Published acceptance of drafts in, the C++ assignments of one table row out.
import { assignments, enumerator, number, text } from "./cpp.mjs";

const DRAFT_METHOD = enumerator("DraftMethod");
const DRAFT_TASK = enumerator("DraftTask");

const within = (ids) => (ids.length > 0 ? text(`|${ids.join("|")}|`) : undefined);

/** The values of a curve and its ends, by number of drafts: those of its variants that say something of it. */
function variants({ lengths, middle }) {
  const most = Math.max(...lengths.map((one) => one.length));
  return Array.from({ length: most }, (_, index) => {
    const all = lengths.map((one) => one[index]).filter((value) => typeof value === "number");
    if (all.length === 0) return { lengths: 0, low: 0, high: 0 };
    const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
    return { lengths: middle ? all[0] : mean, low: Math.min(...all), high: Math.max(...all) };
  });
}

/** One curve of data/drafts.json. */
export function acceptanceCurveRow({ method, models, kin, task, source, date, ...curve }) {
  const values = variants(curve);
  const list = (name) =>
    values
      .map((value) => `  x.${name}.push(${number(Number(value[name].toFixed(4)))});\n`)
      .join("");
  return (
    assignments("x", {
      method: DRAFT_METHOD(method),
      models: within(models),
      kin: within(kin),
      task: DRAFT_TASK(task),
      source: text(source),
      as_of: text(date),
    }) + ["lengths", "low", "high"].map(list).join("")
  );
}

export function draftTaskFactorRow({ id, factor, range: [low, high], copied, source }) {
  return assignments("x", {
    task: DRAFT_TASK(id),
    factor: number(factor),
    low: number(low),
    high: number(high),
    copied: number(copied),
    source: text(source),
  });
}
