// Builds the three ways of use into dist/: the page for any folder of any web server (index.html, claims.html, accuracy.html),
// the page as one file (whichgpu.html), and the scripts of the embeddable
// element: embed.js, which fetches the core, and embed-inline.js, which holds it.
// Expects the npm package in dist/npm.
import { cp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { buildAgents } from "./agents.mjs";
import { atOnce } from "./at-once.mjs";
import { compressFiles } from "./compress.mjs";
import { coreWasm, withCore } from "./core-wasm.mjs";
import { denseTemplates } from "./dense-templates.mjs";
import { flatLoading } from "./flat-loading.mjs";
import { shippedComponents } from "./licenses/components.mjs";
import { writeLicenses } from "./licenses/write.mjs";
import { singleFile } from "./single-file.mjs";
import { load } from "../../dist/npm/node.js";
import { writeAnswers } from "./site/answers.mjs";
import { offersAddress, siteAddress } from "./site/address.mjs";
import { writeSiteFiles } from "./site/files.mjs";
import { pagePaths, siteHead } from "./site/head.mjs";
import { writeMethod } from "./site/method.mjs";
import { readyAnswers } from "./site/ready.mjs";

const web = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const dist = (name) => fileURLToPath(new URL(`../../dist/${name}`, import.meta.url));

/** The module with which the page starts. */
const firstWasm = fileURLToPath(new URL("../../build/wasm/first.wasm", import.meta.url));

/** The published points and the errors printed of them. */
const measured = fileURLToPath(new URL("../../build/wasm/measured.json", import.meta.url));

/** Browsers that know light-dark(), nested rules and popovers: since May 2024. */
const target = ["chrome123", "edge123", "firefox125", "safari17.5"];

/** The GGUF reader imports a package of descriptions for a handful of names: only those are kept, and reading one does nothing. */
const treeshake = {
  moduleSideEffects: (id) => !id.includes("/node_modules/@huggingface/"),
  propertyReadSideEffects: false,
};

/** Where a build puts the licenses of the libraries that it bundles. */
const license = { fileName: "bundled-licenses.json" };

/** What the page shows of some lists of data: where they were read, and what was read beside, stays in the repository. */
const shownOf = {
  exchange_rates: ({ rates }) => ({
    rates: rates.map(({ currency, per_usd, as_of }) => ({ currency, per_usd, as_of })),
  }),
  carbon: ({ countries, regions }) => ({ countries, regions }),
  electricity: ({ countries, states }) => ({ countries, states }),
  api_prices: ({ prices }) => ({ prices: prices.map((price) => ({ ...price, notes: undefined })) }),
};

const bareData = () => ({
  name: "bare-data",
  enforce: "pre",
  transform(code, id) {
    const shown = shownOf[/\/data\/(\w+)\.json$/.exec(id)?.[1]];
    return shown ? { code: JSON.stringify(shown(JSON.parse(code))), map: null } : null;
  },
});

const shared = {
  configFile: false,
  root: web("."),
  base: "./",
  logLevel: "warn",
  plugins: [coreWasm(), bareData(), denseTemplates()],
  resolve: {
    alias: [
      // Not by its front door, which brings the sentences about sources with it.
      { find: /^whichgpu$/, replacement: dist("npm/exports.js") },
      { find: /^whichgpu\/load$/, replacement: dist("npm/source.js") },
      { find: /^whichgpu\/sources$/, replacement: dist("npm/sources.mjs") },
      { find: /^whichgpu\/history$/, replacement: dist("npm/history.mjs") },
      { find: /^whichgpu\/accuracy$/, replacement: dist("npm/accuracy.js") },
      { find: /^whichgpu\/measured\.json/, replacement: measured },
      { find: /^whichgpu\/first\.wasm/, replacement: firstWasm },
      { find: /^whichgpu\/core\.wasm/, replacement: dist("npm/core.wasm") },
    ],
  },
};

/** Bundles one script that stands alone, with these constants and more plugins: its code, style sheet and libraries' licenses. */
async function bundle(entry, format, constants = {}, plugins = []) {
  const { output } = await build({
    ...shared,
    plugins: [...plugins, ...shared.plugins],
    publicDir: false,
    // A classic script has no address of its own: it is told where the core lies.
    define: {
      ...constants,
      PRICE_HISTORY: "false",
      ...(format === "iife" && {
        "import.meta.url": "undefined",
        "import.meta.resolve": "undefined",
      }),
    },
    build: {
      target,
      cssTarget: target,
      write: false,
      cssCodeSplit: false,
      modulePreload: false,
      license,
      rolldownOptions: {
        input: web(entry),
        output: { format, codeSplitting: false },
        treeshake,
      },
    },
  });
  const text = (asset) => (asset ? Buffer.from(asset.source).toString("utf8") : "");
  const named = (name) => text(output.find(({ fileName }) => fileName.endsWith(name)));
  return {
    script: output.find(({ type }) => type === "chunk").code,
    css: named(".css"),
    licenses: JSON.parse(named(license.fileName)),
  };
}

/**
 * One file for what the first screen takes beside its panel and words, with all that this imports; one for the cards of
 * the other questions, and the parts that only they show. Panels, dialogs and languages, which are fetched when they are
 * wanted, are files of their own anyway, and so are charts and large tables, with the library that they are drawn by.
 */
const chunks = [
  {
    name: "base",
    test: /\/dist\/npm\/(?!sources|measured|history)|\/src\/((?:start-page|trusted)\.ts|styles\/|parts\/(?!chart\/(?!figure)|confidence|data-table|fixes|inputs\/price|later\/spoken|memory-bar|price-history|rule|take\/|tiles\/tiles\.ts|time-bar|working)|i18n\/arguments\.ts|questions\/(?:plan\/rules|training\/shortcuts)\.ts)/,
    priority: 2,
  },
  {
    name: "details",
    test: /\/src\/(parts\/(?!chart|data-table|later|price-history|take)|questions\/cards\.ts)/,
    priority: 1,
  },
];

/** What a build has left in a file of this name. */
async function takeList(path) {
  const list = JSON.parse(await readFile(path, "utf8"));
  await rm(path);
  return list;
}

async function buildSite() {
  await build({
    ...shared,
    define: { PRICE_HISTORY: "true" },
    plugins: [
      ...shared.plugins,
      flatLoading(),
      siteHead(address, offersAddress()),
      readyAnswers(core),
    ],
    build: {
      target,
      cssTarget: target,
      outDir: dist("."),
      emptyOutDir: false,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      license,
      rolldownOptions: {
        input: {
          ...{
            index: web("index.html"),
            claims: web("claims.html"),
            accuracy: web("accuracy.html"),
          },
          feed: web("src/feed.ts"),
        },
        treeshake,
        output: {
          codeSplitting: { groups: chunks },
          entryFileNames: ({ name }) => (name === "feed" ? "feed.js" : "assets/[name]-[hash].js"),
        },
      },
    },
  });
  return takeList(dist(license.fileName));
}

async function buildSingleFile() {
  const unpack = await bundle("build/unpack.js", "es");
  const { script, css, licenses } = await bundle("src/offline.ts", "es", {}, [atOnce()]);
  const html = await readFile(web("index.html"), "utf8");
  const icon = await readFile(web("public/icon.svg"), "utf8");
  const core = await readFile(dist("npm/core.wasm"));
  const opening = async (constants) =>
    (await bundle("build/open.js", "iife", constants)).script.trim();
  const parts = { html, unpack: unpack.script.trim(), opening, script, css, core, icon };
  await writeFile(dist("whichgpu.html"), await singleFile(parts));
  return licenses;
}

async function buildEmbed() {
  const core = (await readdir(dist("assets"))).find((name) => /^core-.*\.wasm$/.test(name));
  const CORE_FILE = JSON.stringify(`assets/${core}`);
  const fetching = await bundle("src/embed.ts", "iife", { CORE_FILE });
  await writeFile(dist("embed.js"), fetching.script);
  const inline = await bundle("src/embed-inline.ts", "iife");
  await writeFile(dist("embed-inline.js"), withCore(inline.script, firstWasm));
  await writeFile(dist("embed-inline-all.js"), withCore(inline.script, dist("npm/core.wasm")));
  return [...fetching.licenses, ...inline.licenses];
}

const address = siteAddress();
const core = await load();
// All but the package, which lies there already.
for (const old of await readdir(dist("."))) {
  if (old !== "npm") await rm(dist(old), { recursive: true });
}
const bundled = [await buildSite(), await buildSingleFile(), await buildEmbed()];
await buildAgents({ ...shared, build: { license } }, dist);
bundled.push(await takeList(dist(`npm/${license.fileName}`)));
await writeLicenses(dist, await shippedComponents(bundled));
await cp(web("sample"), dist("sample"), { recursive: true });
const answers = await writeAnswers(dist("."), core, address);
const method = await writeMethod(dist("."), core, address);
await writeSiteFiles(dist("."), address, [...pagePaths, ...method, ...answers]);
for (const folder of [".", "assets", "answers/en", "answers/zh"]) await compressFiles(dist(folder));
