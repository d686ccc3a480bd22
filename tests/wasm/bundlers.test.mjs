// The npm package put together by bundlers without settings of its own, in empty projects: load() finds the core by itself.
import assert from "node:assert/strict";
import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, before, beforeEach, test } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { runInThisContext } from "node:vm";
import * as esbuild from "esbuild";
import { build } from "vite";
import webpack from "webpack";
import { importPackage, installPackage, opening } from "./support.mjs";

const { fetch } = globalThis;
let project, entry, expected, asked;

before(async () => {
  const { load } = await importPackage(await installPackage());
  expected = (await load()).estimate(opening);
});

beforeEach(async () => {
  project = await installPackage();
  entry = join(project, "app.js");
  await writeFile(join(project, "package.json"), '{ "type": "module" }');
  const code = `import { load } from "whichgpu";
globalThis.answered = load().then((gpu) => gpu.estimate(${JSON.stringify(opening)}));`;
  await writeFile(entry, code);
});

afterEach(() => {
  globalThis.fetch = fetch;
  delete globalThis.answered;
  delete globalThis.document;
});

/** Serves what lies in `folder` to fetch(), as a server would at the root of its origin; `asked` counts. */
function serveFiles(folder) {
  asked = 0;
  globalThis.fetch = async (address) => {
    asked++;
    const file = join(folder, new URL(address).pathname.replace(folder, ""));
    const there = await stat(file).catch(() => undefined);
    if (!there) return new Response("Not found", { status: 404 });
    return new Response(await readFile(file), { headers: { "Content-Type": "application/wasm" } });
  };
}

const scriptsIn = async (folder) => (await readdir(folder)).filter((name) => name.endsWith(".js"));

/** Megabytes of a script that a visitor fetches: the copy of the core in the code must not be in it. */
const LARGE = 300_000;

test("Vite puts the core beside its bundle, which fetches it from there", async () => {
  await build({
    root: project,
    configFile: false,
    logLevel: "error",
    build: {
      target: "es2022",
      modulePreload: { polyfill: false }, // which wants a document
      rolldownOptions: { input: entry },
    },
  });
  const assets = join(project, "dist/assets");
  const names = await readdir(assets);
  assert.equal(names.filter((name) => name.endsWith(".wasm")).length, 1);
  serveFiles(join(project, "dist"));
  const main = names.find((name) => /^app-.*\.js$/.test(name));
  assert.ok((await stat(join(assets, main))).size < LARGE);
  await import(pathToFileURL(join(assets, main)).href);
  assert.deepEqual(await globalThis.answered, expected);
  assert.equal(asked, 1);
});

test("webpack does too", async () => {
  const out = join(project, "dist");
  const stats = await promisify(webpack)({
    context: project,
    mode: "production",
    entry,
    output: { path: out },
  });
  assert.ok(!stats.hasErrors(), stats.toString({ all: false, errors: true }));
  assert.equal((await readdir(out)).filter((name) => name.endsWith(".wasm")).length, 1);
  assert.ok((await stat(join(out, "main.js"))).size < LARGE);
  serveFiles(out);
  // A script of a page, which says where it was fetched from.
  const currentScript = { tagName: "SCRIPT", src: "http://localhost/main.js" };
  globalThis.document = { currentScript, baseURI: "http://localhost/" };
  globalThis.self = globalThis;
  runInThisContext(await readFile(join(out, "main.js"), "utf8"));
  assert.deepEqual(await globalThis.answered, expected);
  assert.equal(asked, 1);
});

for (const format of ["esm", "iife"]) {
  test(`esbuild, which puts nothing beside its bundle, packs the core into it: ${format}`, async () => {
    const out = join(project, "dist");
    const outfile = join(out, format === "esm" ? "app.mjs" : "app.cjs");
    await mkdir(out);
    await esbuild.build({
      entryPoints: [entry],
      bundle: true,
      minify: true,
      format,
      outfile,
      logLevel: "error",
    });
    serveFiles(out);
    await import(pathToFileURL(outfile).href);
    assert.deepEqual(await globalThis.answered, expected);
    assert.equal(asked, format === "esm" ? 1 : 0);
  });
}

test("esbuild with code splitting keeps the core out of what is fetched first", async () => {
  const out = join(project, "dist");
  const settings = { bundle: true, minify: true, format: "esm", splitting: true };
  await esbuild.build({ ...settings, entryPoints: [entry], outdir: out, logLevel: "error" });
  assert.ok((await stat(join(out, "app.js"))).size < LARGE);
  assert.ok((await scriptsIn(out)).length > 1);
});
