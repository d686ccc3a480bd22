#!/usr/bin/env node
/** The command: one JSON request per line in, one JSON report per line, or a table, out, in the same order. */
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { accuracyTable, checkAccuracy } from "./accuracy.js";
import { carried } from "./carried.js";
import { lines } from "./lines.js";
import { load, measuredRow } from "./node.js";
import type { Method, ServingRequest, WhichGpu } from "./node.js";
import { csv, table } from "./print.js";
import type { Printer } from "./print.js";
import { Progress } from "./progress.js";
import { columnsOf, subjectsOf } from "./rows.js";
import { usage } from "./usage.js";

/** Prints a text; resolves when more can be. */
async function print(text: string): Promise<void> {
  if (text !== "" && !process.stdout.write(text)) await once(process.stdout, "drain");
}

const isBlank = (line: Uint8Array): boolean => line.every((byte) => byte === SPACE || byte === TAB);
const SPACE = 0x20;
const TAB = 0x09;

const isError = (answer: string): boolean => answer.startsWith('{"error"');

/** What a line says; undefined if it is no JSON. */
function parsed(line: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(line)) as unknown;
  } catch {
    return undefined;
  }
}

/** Answers every line of the input, and prints what `show` makes of it; false if one of the answers is an error. */
async function answerLines(
  answer: (line: Uint8Array) => string,
  show: (answer: string, line: Uint8Array, number: number) => string,
): Promise<boolean> {
  const progress = sayingProgress() ? new Progress(process.stderr) : undefined;
  let good = true;
  let number = 0;
  for await (const line of lines(process.stdin)) {
    number++;
    if (isBlank(line)) continue;
    const answered = answer(line);
    good = good && !isError(answered);
    await print(show(answered, line, number));
    progress?.step();
  }
  progress?.end();
  return good;
}

const asJson = (answer: string): string => `${answer}\n`;

/** What prints answers as rows; undefined: they are printed as they are. */
function printerOf(method: Method): Printer | undefined {
  const { json, csv: asCsv, table: asTable } = flags;
  if (asCsv) return csv(columnsOf(method));
  const isTable = asTable ?? (process.stdout.isTTY && !json);
  return isTable ? table(columnsOf(method), process.stdin.isTTY) : undefined;
}

function sayingProgress(): boolean {
  if (flags.progress) return true;
  return process.stderr.isTTY && !process.stdout.isTTY && !process.stdin.isTTY;
}

async function answerRequests(method: Method): Promise<boolean> {
  const gpu = await load();
  if (process.stdin.isTTY) {
    process.stderr.write("One JSON request a line; Ctrl+D ends. Examples: whichgpu --help\n");
  }
  const answer = (line: Uint8Array) => gpu.answer(method, line);
  const printer = printerOf(method);
  if (!printer) return answerLines(answer, asJson);
  const good = await answerLines(answer, (answered, line, number) =>
    printer.rows(subjectsOf(method, number, parsed(line), JSON.parse(answered) as object)),
  );
  await print(printer.end());
  return good;
}

async function version(): Promise<string> {
  const text = await readFile(new URL("package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}

async function accuracy(): Promise<boolean> {
  const checked = checkAccuracy(await load(), await carried());
  await print(`${accuracyTable(checked)}\n`);
  return checked.every(({ found, same }) => same || !found);
}

/** Serves agents until the input ends. */
async function mcp(): Promise<boolean> {
  const [core, { serveMcp }, shown] = await Promise.all([load(), import("./mcp.js"), version()]);
  const file = new URL("whichgpu.html", import.meta.url);
  const html = async () =>
    new TextDecoder("utf-16le").decode(await readFile(file)).replace("<html", "<html data-in-chat");
  await serveMcp({ core, version: shown, page: process.env.WHICHGPU_SITE_URL ?? file.href, html });
  return true;
}

interface Sent {
  readonly request?: ServingRequest;
  readonly cite?: string;
  readonly date?: string;
}

/** The answer to one line of what was measured. */
function measuredLine(gpu: WhichGpu, line: Uint8Array): string {
  const { request, cite, date } = (parsed(line) ?? {}) as Sent;
  if (!request?.measured || typeof cite !== "string" || typeof date !== "string") {
    const message = "A line has request with measured, cite and date.";
    return JSON.stringify({ error: { code: "bad_request", field: "", message, suggestions: [] } });
  }
  return JSON.stringify(measuredRow(gpu, request, cite, date));
}

async function measured(): Promise<boolean> {
  const gpu = await load();
  return answerLines((line) => measuredLine(gpu, line), asJson);
}

/** The command line; ends the program with status 2 where it is wrong. */
function commandLine() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        compare: { type: "boolean" },
        plan: { type: "boolean" },
        own: { type: "boolean" },
        catalog: { type: "boolean" },
        json: { type: "boolean" },
        csv: { type: "boolean" },
        table: { type: "boolean" },
        progress: { type: "boolean" },
        help: { type: "boolean", short: "h" },
        version: { type: "boolean" },
      },
    });
  } catch (error) {
    return refuse((error as Error).message);
  }
}

function refuse(why: string): never {
  process.stderr.write(`${why}\n\n${usage}`);
  process.exit(2);
}

const commands: Readonly<Record<string, () => Promise<boolean>>> = { accuracy, measured, mcp };

/** What the command line asks for. */
async function main(): Promise<boolean> {
  if (flags.help || flags.version) {
    await print(flags.help ? usage : `${await version()}\n`);
    return true;
  }
  const methods = (["compare", "plan", "own", "catalog"] as const).filter((name) => flags[name]);
  const forms = (["json", "csv", "table"] as const).filter((name) => flags[name]);
  const [name, ...rest] = positionals;
  const [method = "estimate"] = methods;
  if (methods.length > 1) return refuse(`Only one of --${methods.join(", --")}`);
  if (forms.length > 1) return refuse(`Only one of --${forms.join(", --")}`);
  if (name !== undefined) {
    const run = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!run || rest.length > 0 || methods.length > 0 || forms.length > 0) {
      return refuse(`No such command: ${positionals.join(" ")}`);
    }
    return run();
  }
  if (method !== "catalog") return answerRequests(method);
  if (flags.csv || flags.table) return refuse("--catalog is printed as JSON only");
  await print(`${(await load()).answer("catalog", "{}")}\n`);
  return true;
}

const { values: flags, positionals } = commandLine();

// A reader that has seen enough (`| head`) is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  process.exit(error.code === "EPIPE" ? 0 : 1);
});
process.exitCode = (await main()) ? 0 : 1;
