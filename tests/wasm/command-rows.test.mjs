// The command `whichgpu` for people and their spreadsheets: --own, --csv, --table, --progress, and the examples of --help.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { promisify } from "node:util";
import { parse } from "csv-parse/sync";
import { command, contract, importPackage, installPackage, opening } from "./support.mjs";

let project, gpu;
const text = (...requests) => requests.map((request) => JSON.stringify(request)).join("\n");
const training = {
  workload: "training",
  method: "lora",
  model: "meta-llama/Llama-3.1-8B-Instruct",
  gpu: "h100-sxm-80gb",
};
const image = { workload: "image", model: "black-forest-labs/FLUX.1-dev", gpu: "l40s-48gb" };
const video = { workload: "video", model: "Wan-AI/Wan2.1-T2V-14B", gpu: "h200-sxm-141gb" };
const hpc = { workload: "hpc", gpu: "h100-sxm-80gb", arithmetic_intensity: 1 };
const unknown = { ...opening, gpu: 'no "such", card' };

before(async () => {
  project = await installPackage();
  gpu = await (await importPackage(project)).load();
});

/** What the command prints as CSV, as objects. */
async function rowsOf(input, ...flags) {
  const { output, status } = await command(project, input, "--csv", ...flags);
  return { status, rows: parse(output, { columns: true }) };
}

test("--own compares buying with renting", async () => {
  const request = { gpu: "h100-sxm-80gb", gpu_count: 8 };
  const { status, lines } = await command(project, text(request), "--own");
  assert.equal(status, 0);
  const check = await contract();
  assert.equal(check("own_report", JSON.parse(lines[0])), "");
  const { rows } = await rowsOf(text(request), "--own");
  const { rent, buy } = gpu.own(request);
  assert.deepEqual(
    rows.map(({ terms }) => terms),
    rent.map(({ terms }) => terms),
  );
  for (const row of rows) assert.equal(Number(row.buy_usd_per_month), buy.usd_per_month);
});

describe("--csv", () => {
  test("has a row for each line, whatever it asks, with the figures of its report", async () => {
    const input = text(opening, training, image, video, hpc, unknown);
    const { rows, status } = await rowsOf(`${input}\n\nnonsense`);
    assert.equal(status, 1);
    assert.deepEqual(
      rows.map(({ line }) => line),
      ["1", "2", "3", "4", "5", "6", "8"],
    );
    const [served, trained, drawn, filmed, computed, failed, bad] = rows;
    const { speed, fit, cost } = gpu.estimate(opening);
    assert.equal(served.workload, "serving");
    assert.equal(served.model, opening.model);
    assert.equal(served.verdict, fit.verdict);
    assert.equal(Number(served.needed_bytes), fit.per_gpu.needed_bytes);
    assert.equal(Number(served.tpot_ms), speed.tpot_ms);
    assert.deepEqual([served.tpot_ms_low, served.tpot_ms_high].map(Number), speed.range.tpot_ms);
    assert.equal(served.price_as_of, cost.offer.as_of);
    assert.equal(Number(trained.hours), gpu.estimate(training).speed.hours);
    assert.equal(Number(trained.usd_total), gpu.estimate(training).cost.usd_total);
    assert.equal(Number(drawn.seconds_per_image), gpu.estimate(image).speed.seconds_per_image);
    const { speed: clip, cost: each } = gpu.estimate(video);
    assert.equal(Number(filmed.seconds_per_clip), clip.seconds_per_clip);
    assert.equal(Number(filmed.usd_per_clip), each.usd_per_clip);
    // One operation a byte at 3.35 TB/s.
    assert.equal(Number(computed.attainable_flops), 3.35e12);
    assert.equal(failed.error_code, "unknown_gpu");
    assert.equal(failed.error, gpu.estimate(unknown).error.message);
    assert.equal(bad.error_code, "bad_json");
  });

  test("has a row for each card of a comparison and each plan", async () => {
    const gpus = ["h100-sxm-80gb", "none", "h200-sxm-141gb"];
    const { rows } = await rowsOf(text({ request: opening, gpus }), "--compare");
    assert.deepEqual(
      rows.map((row) => [row.line, row.gpu, row.error_code]),
      [
        ["1", gpus[0], ""],
        ["1", "", "unknown_gpu"],
        ["1", gpus[2], ""],
      ],
    );
    const need = {
      model: training.model,
      serving: { concurrency: 4 },
      training: { method: "lora" },
    };
    const report = gpu.plan(need);
    const plans = [...report.plans, ...report.training.plans];
    const { rows: planned } = await rowsOf(text(need), "--plan");
    assert.ok(plans.length > 2);
    assert.deepEqual(
      planned.map((row) => [row.workload, row.label, row.gpu, Number(row.usd_per_hour)]),
      plans.map(({ workload, label, request, estimate }) => [
        workload,
        label,
        request.gpu,
        estimate.cost.usd_per_hour,
      ]),
    );
  });

  test("is its head alone where nothing is asked", async () => {
    const { output, status } = await command(project, "", "--csv");
    assert.equal(status, 0);
    assert.match(output, /^line,workload,[a-z0-9_,]+,error\n$/);
  });
});

describe("the table for people", () => {
  const line = text(opening);

  test("holds the figures in three digits, with their ranges", async () => {
    const { output } = await command(project, `${line}\n${text(unknown)}`, "--table");
    const [head, first, second, ...rest] = output.split("\n");
    assert.deepEqual(rest, [""]);
    const { fit, speed } = gpu.estimate(opening);
    const [low, high] = speed.range.tpot_ms.map((value) => Number(value.toPrecision(3)));
    assert.match(head, /model +GPUs +GPU +format .*per token ms/);
    assert.ok(first.includes(`${Number(speed.tpot_ms.toPrecision(3))} (${low}–${high})`), first);
    assert.ok(
      first.includes(` ${Number((fit.per_gpu.needed_bytes / 1e9).toPrecision(3))} `),
      first,
    );
    assert.ok(second.includes(gpu.estimate(unknown).error.message));
    assert.doesNotMatch(head, /hours|image/); // of which no row says anything
  });

  test("is what a terminal gets, unless it asks for JSON", async () => {
    await writeFile(join(project, "requests.jsonl"), line);
    const cli = `${process.execPath} node_modules/whichgpu/cli.js`;
    const shown = async (flags) => {
      const inTerminal = ["-qec", `${cli} ${flags} < requests.jsonl`, "/dev/null"];
      return (await promisify(execFile)("script", inTerminal, { cwd: project })).stdout;
    };
    assert.match(await shown(""), /^line +model/);
    assert.deepEqual(JSON.parse(await shown("--json")), gpu.estimate(opening));
  });
});

test("--progress counts on standard error, and leaves the output alone", async () => {
  const input = `${text(opening)}\n`.repeat(15_000);
  const quiet = await command(project, text(opening), "--progress");
  assert.equal(quiet.errors, "");
  const { errors, lines, status } = await command(project, input, "--progress", "--csv");
  assert.equal(status, 0);
  assert.equal(lines.length, 15_001);
  assert.match(errors, /^\r[\d,]+ requests answered, [\d,]+ a second/);
  assert.match(errors, /\r15,000 requests answered, [\d,]+ a second\n$/);
});

test("the examples of --help are answered", async () => {
  const { output } = await command(project, "", "--help");
  const examples = [...output.matchAll(/^ {2}echo '(.*)' \| whichgpu(.*)$/gm)];
  assert.ok(examples.length >= 4);
  for (const [, request, flags] of examples) {
    JSON.parse(request);
    const { status, output: answer } = await command(
      project,
      request,
      ...flags.split(" ").filter(Boolean),
    );
    assert.equal(status, 0, answer);
  }
});

test("what makes no sense together is refused with status 2", async () => {
  for (const flags of [
    ["--csv", "--table"],
    ["--plan", "--own"],
    ["--catalog", "--csv"],
    ["mcp", "--csv"],
    ["serve"],
  ]) {
    const { status, output, errors } = await command(project, "", ...flags);
    assert.equal(status, 2, flags.join(" "));
    assert.equal(output, "");
    assert.match(errors, /Usage: whichgpu/);
  }
});
