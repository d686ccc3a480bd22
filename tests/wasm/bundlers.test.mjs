// The npm package put together by a bundler, in an empty project: load() finds the core by itself.
import assert from "node:assert/strict";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { pathToFileURL } from "node:url";
import { build } from "vite";
import { importPackage, installPackage, opening } from "./support.mjs";

const { fetch } = globalThis;
let project;

beforeEach(async () => {
  project = await installPackage();
});

afterEach(() => {
  globalThis.fetch = fetch;
});

/** Serves what lies in `folder` to fetch(), as a server would at the root of its origin. */
function serveFiles(folder) {
  globalThis.fetch = async (address) => {
    const body = await readFile(join(folder, new URL(address).pathname));
    return new Response(body, { headers: { "Content-Type": "application/wasm" } });
  };
}

test("Vite puts the core beside its bundle, which fetches it from there", async () => {
  await writeFile(join(project, "package.json"), '{ "type": "module" }');
  const code = `import { load } from "whichgpu";
globalThis.answered = load().then((gpu) => gpu.estimate(${JSON.stringify(opening)}));`;
  await writeFile(join(project, "app.js"), code);
  await build({
    root: project,
    configFile: false,
    logLevel: "error",
    build: {
      target: "es2022",
      modulePreload: { polyfill: false }, // which wants a document
      rolldownOptions: { input: join(project, "app.js") },
    },
  });
  const assets = join(project, "dist/assets");
  const names = await readdir(assets);
  assert.equal(names.filter((name) => name.endsWith(".wasm")).length, 1);
  serveFiles(join(project, "dist"));
  await import(
    pathToFileURL(
      join(
        assets,
        names.find((name) => name.endsWith(".js")),
      ),
    ).href
  );
  const { load } = await importPackage(project);
  assert.deepEqual(await globalThis.answered, (await load()).estimate(opening));
});
