// The command `whichgpu`: lines in, lines out.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { before, test } from "node:test";
import { command, contract, importPackage, installPackage, opening } from "./support.mjs";

let project, check, expected;
const line = JSON.stringify(opening);
const other = JSON.stringify({ ...opening, gpu: "b200-sxm-180gb" });

before(async () => {
  project = await installPackage();
  check = await contract();
  const gpu = await (await importPackage(project)).load();
  expected = { [line]: gpu.estimate(opening), [other]: gpu.estimate(JSON.parse(other)) };
});

test("answers in order, one line each, as the library does", async () => {
  const { status, lines } = await command(project, [line, other, line, ""].join("\n"));
  assert.equal(status, 0);
  assert.deepEqual(lines.map(JSON.parse), [expected[line], expected[other], expected[line]]);
});

test("skips blank lines, takes CRLF, a byte order mark and a last line without an end", async () => {
  const { status, lines } = await command(project, `\uFEFF${line}\r\n\r\n \n\n${other}`);
  assert.equal(status, 0);
  assert.deepEqual(lines.map(JSON.parse), [expected[line], expected[other]]);
});

test("answers a bad line with its error and goes on, status 1", async () => {
  const bad = ["nonsense", "[]", "null", '{"workload":"serving"}', "\u0000", "[".repeat(100_000)];
  const { status, lines } = await command(project, [line, ...bad, other].join("\n"));
  assert.equal(status, 1);
  assert.equal(lines.length, bad.length + 2);
  for (const text of lines.slice(1, -1)) assert.equal(check("error", JSON.parse(text)), "", text);
  assert.deepEqual(JSON.parse(lines.at(-1)), expected[other]);
});

test("survives bytes that are no UTF-8", async () => {
  const broken = Buffer.from(`{"workload":"serving","model":"\xff\xfe","gpu":"\xc3"}\n`, "latin1");
  const { status, lines } = await command(project, Buffer.concat([broken, Buffer.from(line)]));
  assert.equal(status, 1);
  assert.equal(check("error", JSON.parse(lines[0])), "");
  assert.deepEqual(JSON.parse(lines[1]), expected[line]);
});

test("refuses a line of 40 MB and answers the next", async () => {
  const huge = Buffer.alloc(40e6, "x");
  const { status, lines } = await command(
    project,
    Buffer.concat([huge, Buffer.from(`\n${line}\n`)]),
  );
  assert.equal(status, 1);
  assert.equal(lines.length, 2);
  assert.equal(JSON.parse(lines[0]).error.code, "too_large");
  assert.deepEqual(JSON.parse(lines[1]), expected[line]);
});

test("prints nothing for no input", async () => {
  const { status, output } = await command(project, "");
  assert.deepEqual({ status, output }, { status: 0, output: "" });
});

test("--compare takes comparisons", async () => {
  const request = JSON.stringify({ request: opening, gpus: [opening.gpu, "b200-sxm-180gb"] });
  const { status, lines } = await command(project, request, "--compare");
  assert.equal(status, 0);
  assert.equal(check("compare_report", JSON.parse(lines[0])), "");
});

test("--plan takes needs", async () => {
  const need = JSON.stringify({ model: opening.model, serving: { concurrency: 4 } });
  const { status, lines } = await command(project, `${need}\n{}`, "--plan");
  assert.equal(status, 1);
  assert.equal(check("plan_report", JSON.parse(lines[0])), "");
  assert.equal(JSON.parse(lines[1]).error.field, "model");
});

test("--catalog prints the catalog", async () => {
  const { status, output } = await command(project, "", "--catalog");
  assert.equal(status, 0);
  assert.equal(check("catalog", JSON.parse(output)), "");
});

test("--help, --version and a wrong flag", async () => {
  const help = await command(project, "", "--help");
  assert.equal(help.status, 0);
  assert.match(help.output, /^Usage: whichgpu/);
  const manifest = JSON.parse(
    await readFile(join(project, "node_modules/whichgpu/package.json"), "utf8"),
  );
  assert.equal((await command(project, "", "--version")).output, `${manifest.version}\n`);
  const wrong = await command(project, line, "--estimate");
  assert.equal(wrong.status, 2);
  assert.equal(wrong.output, "");
  assert.match(wrong.errors, /--estimate/);
});

test("works the printed errors of serving out anew, and says which come out otherwise", async () => {
  const { status, lines } = await command(project, "", "accuracy");
  assert.equal(status, 0, lines.filter((one) => one.includes("DIFFERS")).join("\n"));
  const [, of, classes, same] = /^(\d+) of (\d+) classes .*; (\d+) are/.exec(lines.at(-1));
  assert.equal(of, classes);
  assert.equal(same, of);
  // Of the table that the repository keeps: one class, by hand.
  const { bands } = JSON.parse(await readFile("data/accuracy.json", "utf8"));
  const [first] = bands;
  const line = lines.find((one) =>
    one.startsWith(`${first.load}, ${first.metric}, ${first.engine}`),
  );
  assert.match(line, new RegExp(`${first.points} +[+-]`));
});

test("turns what was measured into a row, and doubts what no card can do", async () => {
  const request = { ...opening, measured: { tpot_ms: 20, ttft_ms: 900, concurrency: 8 } };
  const sent = { request, cite: "https://example.org/run", date: "2026-11-29" };
  const fast = { ...sent, request: { ...request, measured: { tpot_ms: 0.5 } } };
  const { status, lines } = await command(
    project,
    [JSON.stringify(sent), JSON.stringify(fast), "{}"].join("\n"),
    "measured",
  );
  assert.equal(status, 1); // of the last line
  const { table } = JSON.parse(lines[0]);
  assert.equal(table.source.cite, sent.cite);
  assert.equal(table.columns.length, table.rows[0].length);
  assert.equal(table.rows[0][table.columns.indexOf("concurrency")], 8);
  assert.equal(table.rows[0][table.columns.indexOf("tpot_ms")], 20);
  assert.deepEqual(
    JSON.parse(lines[1]).doubts.map(({ id }) => id),
    ["beats_card", "far_tpot"],
  );
  assert.ok(JSON.parse(lines[2]).error);
});
