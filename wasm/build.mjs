// Puts the npm package together in dist/npm: the compiled core, the loader and its types. Expects
// the wasm preset to be built.
import { execFileSync } from "node:child_process";
import { chmod, copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { compile } from "json-schema-to-typescript";
import { messages } from "./messages.mjs";
import { withOneSegment } from "./sections.mjs";

const path = (relative) => fileURLToPath(new URL(`../${relative}`, import.meta.url));

/** TypeScript types of every request and answer, from the schemas of the contract. */
async function writeContract() {
  const schema = { oneOf: messages.map((name) => ({ $ref: `${name}.schema.json` })) };
  const types = await compile(schema, "Message", {
    cwd: path("data/schema/"),
    bannerComment: "/* Generated from data/schema. */",
    additionalProperties: false,
    unreachableDefinitions: true,
  });
  await mkdir(path("wasm/loader/generated"), { recursive: true });
  await writeFile(path("wasm/loader/generated/contract.ts"), types);
}

await writeContract();
if (process.argv.includes("--types-only")) process.exit();

await rm(path("dist/npm"), { recursive: true, force: true });
execFileSync("tsc", ["-p", path("wasm/loader")], { stdio: "inherit" });
const copies = {
  "build/wasm/wasm/core.mjs": "core.mjs",
  "build/wasm/generated/sources.mjs": "sources.mjs",
  "wasm/loader/core.d.mts": "core.d.mts",
  "wasm/loader/sources.d.mts": "sources.d.mts",
  "wasm/npm/package.json": "package.json",
  "wasm/npm/README.md": "README.md",
  LICENSE: "LICENSE",
};
for (const [from, to] of Object.entries(copies)) await copyFile(path(from), path(`dist/npm/${to}`));
const core = await readFile(path("build/wasm/wasm/core.wasm"));
await writeFile(path("dist/npm/core.wasm"), withOneSegment(core));
await chmod(path("dist/npm/cli.js"), 0o755);
