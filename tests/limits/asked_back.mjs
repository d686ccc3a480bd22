// Asks printed limits and remedies back, for the requests of a file:
//   node tests/limits/asked_back.mjs PROGRAM [FILE]    PROGRAM is build/native/tests/answers
// A line of FILE has `request`: one, or a pair of which the second is the better machine; and `rule`, the name of one
// below, or `why`, a sentence from which it follows. Lines of no rule are counted. Exits with 1 if a rule is broken.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const [program, file = new URL("requests.jsonl", import.meta.url)] = process.argv.slice(2);
if (!program) {
  console.error("Usage: asked_back.mjs PROGRAM [FILE]");
  process.exit(2);
}

/** The report on one request. */
function ask(request) {
  const line = `${JSON.stringify({ method: "estimate", request })}\n`;
  return JSON.parse(execFileSync(program, { input: line, maxBuffer: 2 ** 28 }).toString());
}

/** `request` with a JSON Merge Patch (RFC 7386). */
function merged(request, patch) {
  const result = { ...request };
  for (const [name, value] of Object.entries(patch)) {
    const nested = value !== null && typeof value === "object" && !Array.isArray(value);
    if (value === null) delete result[name];
    else if (nested) result[name] = merged(Object(result[name]), value);
    else result[name] = value;
  }
  return result;
}

const holdsAll = ({ fit }) => fit.verdict !== "does_not_fit" && fit.shortfall_bytes === 0;
/** Of a run, with what is spread over the estimates. */
const runs = ({ fit }) => ["fits", "comfortable"].includes(fit.verdict);
const verdicts = ["does_not_fit", "tight", "fits", "comfortable"];
const cards = ({ tensor, pipeline, data, attention_data }) =>
  tensor * pipeline * data * attention_data;
const laidOut = (layout) => ({ parallelism: layout, gpu_count: cards(layout) });

/** Where nothing of `layout` and any other layout than this holds. */
function limit(request, layout, patchFor, most) {
  const broken = [];
  for (const [how, asked] of [
    ["as asked", request],
    ["in the layout named", merged(request, laidOut(layout))],
  ]) {
    if (most > 0 && !holdsAll(ask(merged(asked, patchFor(most)))))
      broken.push(`${most} do not fit, ${how}`);
    if (holdsAll(ask(merged(asked, patchFor(most + 1)))))
      broken.push(`${most + 1} fit as well, ${how}`);
  }
  return broken;
}

function keepsLimits(request, { speed }) {
  const { max_ttft_ms: ttft = Infinity, max_tpot_ms: tpot = Infinity } = request;
  return speed !== null && speed.ttft_ms <= ttft && speed.tpot_ms <= tpot;
}

/** Numbers that a report left out because they were none. */
const nulls = (text) =>
  /"(?:ttft_ms|tpot_ms|step_seconds|hours)":null/.test(text) ? ["no number"] : [];

const rules = {
  concurrency({ request, report }) {
    const { max_concurrency: most, max_concurrency_layout: other } = report.fit;
    const layout = other ?? report.configuration.parallelism;
    return limit(request, layout, (concurrency) => ({ concurrency }), most);
  },
  context({ request, report }) {
    const { max_context_tokens: most, max_context_layout: other } = report.fit;
    const layout = other ?? report.configuration.parallelism;
    const alone = (tokens) => ({ concurrency: 1, input_tokens: tokens - 1, output_tokens: 1 });
    const broken = limit(request, layout, alone, most);
    return broken.filter((line) => !line.includes("as well")); // the model's own limit may come first
  },
  fixes({ request, report }) {
    return report.fit.fixes.flatMap(({ id, patch }) => {
      const after = ask(merged(request, patch));
      if (!holdsAll(after)) return [`${id} leaves a shortfall`];
      return keepsLimits(request, after) ? [] : [`${id} misses a limit`];
    });
  },
  better({ report, better: { fit } }) {
    const was = report.fit;
    const broken = [];
    if (fit.max_concurrency < was.max_concurrency)
      broken.push(`${was.max_concurrency} users become ${fit.max_concurrency}`);
    if (fit.max_context_tokens < was.max_context_tokens)
      broken.push(`${was.max_context_tokens} tokens become ${fit.max_context_tokens}`);
    if (verdicts.indexOf(fit.verdict) < verdicts.indexOf(was.verdict))
      broken.push(`${was.verdict} becomes ${fit.verdict}`);
    return broken;
  },
  capacity({ request, report }) {
    const { by_latency: most } = report.capacity;
    if (most === null || most === 0) return [];
    const { parallelism } = report.configuration;
    const after = ask(merged(request, { ...laidOut(parallelism), concurrency: most }));
    return keepsLimits(request, after) ? [] : [`${most} users miss a limit`];
  },
  sequence({ request, report }) {
    const most = report.fit.max_sequence_length;
    const broken = [];
    if (most > 0 && !runs(ask(merged(request, { sequence_length: most }))))
      broken.push(`${most} tokens do not fit`);
    if (most < 10_000_000 && runs(ask(merged(request, { sequence_length: most + 1 }))))
      broken.push(`${most + 1} tokens fit as well`);
    return broken;
  },
  recomputation({ request }) {
    const needed = (recompute) => ask(merged(request, { recompute })).fit.per_gpu.needed_bytes;
    return needed("selective") <= needed("none") ? [] : ["more is kept than without"];
  },
  waits({ request, report }) {
    const { verdict, shortfall_bytes: short } = report.fit;
    const note = report.notes.find(({ id }) => id === "requests_wait");
    const told =
      note?.args.concurrency === request.concurrency && note.args.running < request.concurrency;
    return verdict === "does_not_fit" || (short > 0 && told)
      ? []
      : ["not told how many run at a time"];
  },
  finite: ({ report }) => nulls(JSON.stringify(report)),
};

/** The rule that a sentence says was broken. */
const said = [
  [/max_concurrency is not reachable/, "concurrency"],
  [/max_context_tokens is not reachable/, "context"],
  [/a proposed fix/, "fixes"],
  [/the automatic layout gives away .*\[(gpus|more memory)/, "better"],
  [/capacity\.by_latency/, "capacity"],
  [/max_sequence_length does not fit/, "sequence"],
  [/selective recomputation/, "recomputation"],
  [/users fit, a first token takes/, "waits"],
  [/no PCIe|non-finite|hostile/, "finite"],
];

const ruleOf = ({ rule, why = "" }) => rule ?? said.find(([sentence]) => sentence.test(why))?.[1];

const counts = { kept: 0, broken: 0, "of no rule": 0, refused: 0 };
const lines = readFileSync(file, "utf8").trim().split("\n");
for (const [at, line] of lines.entries()) {
  const fault = JSON.parse(line);
  const name = ruleOf(fault);
  const [request, second] = [fault.request].flat();
  if (!name || typeof request !== "object") {
    counts["of no rule"] += 1;
    continue;
  }
  const report = ask(request);
  const better = name === "better" ? ask(second) : undefined;
  const refusal = report.error ?? better?.error;
  const broken = refusal ? [] : rules[name]({ request, report, better });
  counts[refusal ? "refused" : broken.length > 0 ? "broken" : "kept"] += 1;
  if (refusal) console.log(`line ${at + 1} (${name}) refused: ${refusal.message}`);
  for (const what of broken) console.log(`line ${at + 1} (${name}): ${what}`);
}
console.log(
  Object.entries(counts)
    .map(([what, count]) => `${count} ${what}`)
    .join(", "),
);
if (counts.broken > 0) process.exitCode = 1;
