// The npm package in projects that are not ES modules, or that check its types with little else around.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { importPackage, installPackage, opening } from "./support.mjs";

const run = promisify(execFile);
const tsc = fileURLToPath(new URL("../../node_modules/typescript/bin/tsc", import.meta.url));
let project;

before(async () => {
  project = await installPackage();
});

test("CommonJS requires it, also where Node.js cannot require ES modules", async () => {
  await writeFile(
    join(project, "app.cjs"),
    `const { load, isFailure } = require("whichgpu");
load().then((gpu) => {
  const bad = gpu.estimate({ ...${JSON.stringify(opening)}, gpu: "none" });
  console.log(JSON.stringify([gpu.estimate(${JSON.stringify(opening)}), isFailure(bad)]));
});`,
  );
  // As on Node.js 18, which has no such flag: there it is never otherwise.
  const flags = process.allowedNodeEnvironmentFlags.has("--experimental-require-module")
    ? ["--no-experimental-require-module"]
    : [];
  const { stdout } = await run(process.execPath, [...flags, "app.cjs"], { cwd: project });
  const gpu = await (await importPackage(project)).load();
  assert.deepEqual(JSON.parse(stdout), [gpu.estimate(opening), true]);
});

/** What the compiler says of a file, checked with the types of the language alone, those of the package too. */
async function compiled(name, code, ...flags) {
  await writeFile(join(project, name), code);
  const strict = ["--strict", "--exactOptionalPropertyTypes", "--skipLibCheck", "false"];
  const bare = ["--noEmit", "--target", "es2022", "--lib", "es2022"];
  const done = await run(process.execPath, [tsc, ...strict, ...bare, ...flags, name], {
    cwd: project,
  }).catch((error) => error);
  return done.stdout;
}

const typed = `import { isFailure, load } from "whichgpu";
export async function ask(bytes: ArrayBuffer): Promise<number | undefined> {
  const gpu = await load({ wasm: bytes });
  const served = gpu.estimate({ workload: "serving", model: "a", gpu: "b", concurrency: 4 });
  const trained = gpu.estimate({ workload: "training", model: "a", gpu: "b", method: "lora" });
  const drawn = gpu.estimate({ workload: "image", model: "a", gpu: "b" });
  const computed = gpu.estimate({ workload: "hpc", gpu: "b", arithmetic_intensity: 1 });
  // @ts-expect-error -- a field of another workload
  gpu.estimate({ workload: "image", model: "a", gpu: "b", concurrency: 4 });
  // @ts-expect-error -- no workload at all
  gpu.estimate({ model: "a", gpu: "b" });
  if (isFailure(served) || isFailure(trained) || isFailure(drawn) || isFailure(computed)) return;
  // @ts-expect-error -- a figure of another workload
  void trained.speed?.tpot_ms;
  void [trained.configuration.method, drawn.speed?.seconds_per_image, computed.roofs.length];
  return served.speed?.tpot_ms;
}
`;

test("types say what each workload answers, without those of browsers or Node.js", async () => {
  const node = ["--module", "nodenext", "--moduleResolution", "nodenext"];
  assert.equal(await compiled("typed.mts", typed, ...node), "");
  assert.equal(
    await compiled("bundled.ts", typed, "--module", "esnext", "--moduleResolution", "bundler"),
    "",
  );
});

test("types of CommonJS are the same", async () => {
  const node = ["--module", "nodenext", "--moduleResolution", "nodenext"];
  const required = typed.replace(
    /import (.*) from "whichgpu"/,
    'import whichgpu = require("whichgpu")',
  );
  const code = required
    .replaceAll(/(?<![."])\bload\(/g, "whichgpu.load(")
    .replaceAll("isFailure(", "whichgpu.isFailure(");
  assert.equal(await compiled("required.cts", code, ...node), "");
});
