// Puts the npm package together in dist/npm: the compiled core, the loader and its types. Expects
// the wasm preset to be built.
import { execFileSync } from "node:child_process";
import { chmod, copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, deflateRawSync } from "node:zlib";
import { compile } from "json-schema-to-typescript";
import { priceHistory } from "../data/tools/price_history.mjs";
import { readCatalogue } from "../data/tools/read.mjs";
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

const json = async (file) => JSON.parse(await readFile(path(file), "utf8"));

/** The published points of serving and the errors printed of them, for the command `accuracy` and the page of that. */
async function measuredPoints() {
  const tables = async (folder) => {
    const names = (await readdir(path(folder))).filter((name) => name.endsWith(".json")).sort();
    const files = await Promise.all(names.map((name) => json(`${folder}/${name}`)));
    return files.map((table) => ({ ...table, $schema: undefined }));
  };
  const carried = {
    bands: (await json("data/accuracy.json")).bands,
    crowded_share: (await json("data/judgement.json")).groups.serving_memory.crowded_share.value,
    serving: await tables("data/measurements"),
    arrivals: await tables("data/measurements/arrivals"),
  };
  return JSON.stringify(carried);
}

/** A module that holds the core, packed, as text: for bundlers that put no file beside their bundle. */
const coreInside = (core) => `/** The bytes of core.wasm. */
export async function coreInside() {
  const packed = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Response(stream).arrayBuffer();
}
const text = "${deflateRawSync(core, { level: constants.Z_BEST_COMPRESSION }).toString("base64")}";
`;

await writeContract();
if (process.argv.includes("--types-only")) process.exit();

await rm(path("dist/npm"), { recursive: true, force: true });
execFileSync("tsc", ["-p", path("wasm/loader")], { stdio: "inherit" });
const copies = {
  "build/wasm/wasm/core.mjs": "core.mjs",
  "build/wasm/generated/sources.mjs": "sources.mjs",
  "wasm/loader/core.d.mts": "core.d.mts",
  "wasm/loader/core-inside.d.mts": "core-inside.d.mts",
  "wasm/loader/sources.d.mts": "sources.d.mts",
  "wasm/loader/history.d.mts": "history.d.mts",
  "wasm/npm/node.cjs": "node.cjs",
  "wasm/npm/node.d.cts": "node.d.cts",
  "wasm/npm/package.json": "package.json",
  "wasm/npm/README.md": "README.md",
  LICENSE: "LICENSE",
};
for (const [from, to] of Object.entries(copies)) await copyFile(path(from), path(`dist/npm/${to}`));
const measured = await measuredPoints();
await writeFile(path("dist/npm/measured.json.br"), brotliCompressSync(measured));
// The page takes it as it is: servers compress what they send.
await writeFile(path("build/wasm/measured.json"), measured);
const history = JSON.stringify(priceHistory(readCatalogue().offers));
await writeFile(path("dist/npm/history.mjs"), `export default ${history};\n`);
const core = withOneSegment(await readFile(path("build/wasm/wasm/core.wasm")));
await writeFile(path("dist/npm/core.wasm"), core);
await writeFile(path("dist/npm/core-inside.mjs"), coreInside(core));

// The module with which the page starts works with the glue of the whole one, and is no part of the package.
const glue = async (name) =>
  (await readFile(path(`build/wasm/wasm/${name}.mjs`), "utf8")).replaceAll(`${name}.wasm`, "");
if ((await glue("first")) !== (await glue("core"))) {
  throw new Error("first.wasm and core.wasm import or export different functions");
}
const first = await readFile(path("build/wasm/wasm/first.wasm"));
await writeFile(path("build/wasm/first.wasm"), withOneSegment(first));
await chmod(path("dist/npm/cli.js"), 0o755);
