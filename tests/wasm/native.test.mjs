// The native command against the package's: the same bytes for the same lines. Brought up to date first where
// `./test native` has built it; elsewhere there is nothing to compare.
import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { before, describe, test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { requests } from "../record/requests.mjs";
import {
  drawn,
  embedding,
  given,
  image,
  need,
  own,
  reinforcement,
  serving,
  speech,
  training,
  video,
} from "./random/requests.mjs";
import { command, installPackage, opening } from "./support.mjs";

const program = "build/native/whichgpu";
const skip = existsSync("build/native/build.ninja") ? false : "./test native builds the command";
const line = JSON.stringify(opening);
const flagsOf = (method) => (method === "estimate" ? [] : [`--${method}`]);
const asked = (method) =>
  requests
    .filter((one) => one.method === method)
    .map(({ request }) => JSON.stringify(request))
    .join("\n");

/** Runs the native command; resolves to { status, output, errors }. */
function native(input, ...flags) {
  const { status, stdout, stderr } = spawnSync(program, flags, { input, maxBuffer: 2 ** 30 });
  return { status, output: stdout.toString(), errors: stderr.toString() };
}

describe("the native command", { skip }, () => {
  let project;

  before(async () => {
    execFileSync("ninja", ["-C", "build/native", "whichgpu"]);
    project = await installPackage();
  });

  /** The first line that differs, so that a failure can be read. */
  async function sameAsPackage(input, ...flags) {
    const [ours, theirs] = [native(input, ...flags), await command(project, input, ...flags)];
    const [found, expected] = [ours, theirs].map(({ output }) => output.split("\n"));
    const at = found.findIndex((text, index) => text !== expected[index]);
    assert.equal(found[at], expected[at], flags.join(" "));
    assert.equal(found.length, expected.length);
    assert.equal(ours.status, theirs.status);
    return found.length;
  }

  // Elsewhere another C library's powers and logarithms may have another last digit.
  const sameDigits = process.platform === "linux" && process.arch === "x64";
  for (const method of ["estimate", "compare", "plan", "own"]) {
    for (const form of ["--json", "--csv", "--table"]) {
      test(`answers --${method} ${form} as the package does`, { skip: !sameDigits }, async () => {
        assert.ok((await sameAsPackage(asked(method), form, ...flagsOf(method))) > 5);
      });
    }
  }

  for (const [method, arbitrary, times] of [
    ["estimate", serving, 6],
    ["estimate", training, 2],
    ["estimate", reinforcement, 1],
    ["estimate", image, 1],
    ["estimate", video, 1],
    ["estimate", embedding, 1],
    ["estimate", speech, 1],
    ["own", own, 1],
    ["plan", need.map(({ model, ...serving }) => ({ model, serving })), 0.25],
  ]) {
    test(
      `answers random requests to ${method} as the package does`,
      { skip: !sameDigits },
      async () => {
        const input = drawn(arbitrary, times).map((one) => JSON.stringify(given(one)));
        assert.equal(await sameAsPackage(input.join("\n"), ...flagsOf(method)), input.length + 1);
      },
    );
  }

  test("prints the same catalog, version and errors of lines", async () => {
    await sameAsPackage("", "--catalog");
    await sameAsPackage("", "--version");
    await sameAsPackage("", "--csv");
    const bad = ["\uFEFF{}", "nonsense", "null", "\u0000", "[".repeat(100_000), "", " \t", line];
    for (const end of ["\n", "\r\n"]) await sameAsPackage(bad.join(end));
    const broken = Buffer.from(`{"model":"\xff\xfe","gpu":"\xc3"}\n`, "latin1");
    await sameAsPackage(Buffer.concat([broken, Buffer.alloc(40e6, "x"), Buffer.from(`\n${line}`)]));
  });

  test("answers in order, however many it works on at once", () => {
    const input = asked("plan");
    const { output } = native(input, "--plan", "--jobs", "1");
    for (const jobs of [2, 5, 64]) {
      assert.ok(native(input, "--plan", `--jobs=${jobs}`).output === output, `${jobs} jobs`);
    }
  });

  test("answers a line before the next one comes", async () => {
    const child = spawn(program, ["--jobs", "2"]);
    const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    for (let i = 0; i < 3; i++) {
      child.stdin.write(`${line}\n`);
      assert.match((await answers.next()).value, /^\{.*\}$/);
    }
    child.stdin.end();
    await new Promise((resolve) => child.on("close", resolve));
  });

  test("ends without an error where its reader has seen enough", () => {
    const script = `yes "$0" | ${program} | head -n 1 | wc -l; echo \${PIPESTATUS[1]}`;
    assert.equal(execFileSync("bash", ["-c", script, line]).toString(), "1\n0\n");
  });

  test("counts on standard error with --progress, and leaves the output alone", async () => {
    const child = spawn(program, ["--progress", "--csv"]);
    const output = child.stdout.toArray();
    const errors = child.stderr.toArray();
    child.stdin.write(`${line}\n`);
    await setTimeout(1100); // what takes less than a second needs no count
    child.stdin.end(`${line}\n`);
    assert.equal(
      Buffer.concat(await output)
        .toString()
        .split("\n").length,
      4,
    );
    assert.match(Buffer.concat(await errors).toString(), /\r2 requests answered, \d a second\n$/);
  });

  test("answers the examples of its --help, which are the package's", async () => {
    const examplesOf = (text) => text.slice(text.indexOf("Examples"));
    const { output } = native("", "--help");
    assert.equal(examplesOf(output), examplesOf((await command(project, "", "--help")).output));
    const examples = [...output.matchAll(/^ {2}echo '(.*)' \| whichgpu(.*)$/gm)];
    assert.ok(examples.length >= 4);
    for (const [, request, flags] of examples) {
      assert.equal(native(request, ...flags.split(" ").filter(Boolean)).status, 0);
    }
  });

  test("refuses what makes no sense with status 2", () => {
    for (const flags of [["--csv", "--table"], ["--plan", "--own"], ["--jobs", "0"], ["mcp"]]) {
      const { status, output, errors } = native("", ...flags);
      assert.equal(status, 2, flags.join(" "));
      assert.equal(output, "");
      assert.match(errors, /Usage: whichgpu/);
    }
  });
});
