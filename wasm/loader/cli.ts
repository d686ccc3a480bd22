#!/usr/bin/env node
/** The command: one JSON request per line in, one JSON report per line out, in the same order. */
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { accuracyTable, carried, checkAccuracy } from "./accuracy.js";
import { lines } from "./lines.js";
import { load, measuredRow } from "./node.js";
import type { Method, ServingRequest, WhichGpu } from "./node.js";

const usage = `Usage: whichgpu [--compare | --plan | --catalog] < requests.jsonl
       whichgpu accuracy
       whichgpu measured < measurements.jsonl

Reads one JSON request per line and prints one JSON report per line, in the same order. A bad line
gets its error report and the rest go on; the exit status is then 1. Blank lines are skipped.

  --compare   lines are comparisons: {"request": {…}, "gpus": ["…", …]}
  --plan      lines are needs: {"model": "…", "serving": {…}, "budget": {…}}
  --catalog   print the GPUs, models and prices one can choose from; reads nothing
  accuracy    work the printed errors out anew from the published points in this package; exit status 1 where
              one differs
  measured    lines are {"request": {…, "measured": {"ttft_ms": …, "tpot_ms": …}}, "cite": "…", "date": "…"}: prints
              the row to send in, and what is doubtful about it
  --help      print this text
  --version   print the version
`;

/** Prints one line; false: it is an error report. */
async function print(answer: string): Promise<boolean> {
  if (!process.stdout.write(answer + "\n")) await once(process.stdout, "drain");
  return !answer.startsWith('{"error"');
}

const isBlank = (line: Uint8Array): boolean => line.every((byte) => byte === SPACE || byte === TAB);
const SPACE = 0x20;
const TAB = 0x09;

async function answerLines(method: Method): Promise<boolean> {
  const gpu = await load();
  let good = true;
  for await (const line of lines(process.stdin)) {
    if (!isBlank(line)) good = (await print(gpu.answer(method, line))) && good;
  }
  return good;
}

async function version(): Promise<string> {
  const text = await readFile(new URL("package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}

async function accuracy(): Promise<boolean> {
  const checked = checkAccuracy(await load(), await carried());
  await print(accuracyTable(checked));
  return checked.every(({ found, same }) => same || !found);
}

interface Sent {
  readonly request?: ServingRequest;
  readonly cite?: string;
  readonly date?: string;
}

/** The answer to one line of what was measured. */
function measuredLine(gpu: WhichGpu, line: Uint8Array): string {
  let sent: Sent | null;
  try {
    sent = JSON.parse(new TextDecoder().decode(line)) as Sent | null;
  } catch {
    sent = null;
  }
  const { request, cite, date } = sent ?? {};
  if (!request?.measured || typeof cite !== "string" || typeof date !== "string") {
    const message = "A line has request with measured, cite and date.";
    return JSON.stringify({ error: { code: "bad_request", field: "", message, suggestions: [] } });
  }
  return JSON.stringify(measuredRow(gpu, request, cite, date));
}

async function measured(): Promise<boolean> {
  const gpu = await load();
  let good = true;
  for await (const line of lines(process.stdin)) {
    if (!isBlank(line)) good = (await print(measuredLine(gpu, line))) && good;
  }
  return good;
}

function parsed() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        compare: { type: "boolean" },
        plan: { type: "boolean" },
        catalog: { type: "boolean" },
        help: { type: "boolean", short: "h" },
        version: { type: "boolean" },
      },
    });
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}`);
    return process.exit(2);
  }
}

async function main(): Promise<boolean> {
  const {
    values: { compare, plan, catalog, help, version: showVersion },
    positionals: [command, ...rest],
  } = parsed();
  if (help) return print(usage.trimEnd());
  if (showVersion) return print(await version());
  if (command === "accuracy" && rest.length === 0) return accuracy();
  if (command === "measured" && rest.length === 0) return measured();
  if (
    command !== undefined ||
    Number(compare ?? 0) + Number(plan ?? 0) + Number(catalog ?? 0) > 1
  ) {
    process.stderr.write(usage);
    return process.exit(2);
  }
  if (catalog) return print((await load()).answer("catalog", "{}"));
  return answerLines(compare ? "compare" : plan ? "plan" : "estimate");
}

// A reader that has seen enough (`| head`) is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  process.exit(error.code === "EPIPE" ? 0 : 1);
});
process.exitCode = (await main()) ? 0 : 1;
