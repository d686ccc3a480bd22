import assert from "node:assert/strict";
import { readdir, readFile, stat } from "node:fs/promises";
import { get } from "node:http";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { dist, expect, forgive, rendered, test } from "./support.mjs";

/**
 * What the scripts of the first screen may weigh as they are sent, compressed by brotli: 44,900 before there were
 * video and reinforcement learning, whose fields every address may name, 45,900 before embedding, speech and two pools.
 */
const MOST_SCRIPT_BYTES = 46_500;

/** The files with an ending that a page has asked for, in that order, from the folder of the page. */
const askedPaths = async (page, ending) => {
  const names = await page.evaluate(() =>
    performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname),
  );
  const folder = new URL(".", page.url()).pathname;
  return names
    .filter((name) => name.endsWith(ending) && name.startsWith(folder))
    .map((name) => name.slice(folder.length));
};

/** Their names. */
const asked = async (page, ending) =>
  (await askedPaths(page, ending)).map((path) => path.split("/").at(-1));

test.describe("the files of the site", () => {
  const fetched = (site, path, encoding) =>
    new Promise((done, failed) => {
      const headers = { "Accept-Encoding": encoding };
      get(site.page + path, { headers }, async (response) => {
        const body = Buffer.concat(await response.toArray());
        done({ headers: response.headers, body });
      }).on("error", failed);
    });

  test("takes each file in the shortest form that the browser accepts", async ({ site }) => {
    const page = await readFile(join(dist, "index.html"));
    const brotli = await fetched(site, "", "gzip, deflate, br");
    assert.equal(brotli.headers["content-encoding"], "br");
    assert.deepEqual(brotliDecompressSync(brotli.body), page);
    const gzip = await fetched(site, "", "gzip");
    assert.equal(gzip.headers["content-encoding"], "gzip");
    assert.deepEqual(gunzipSync(gzip.body), page);
    const plain = await fetched(site, "", "identity");
    assert.equal(plain.headers["content-encoding"], undefined);
    assert.deepEqual(plain.body, page);
    assert.equal(plain.headers["cache-control"], "no-cache");
    const [core] = (await readdir(join(dist, "assets"))).filter((name) => name.endsWith(".wasm"));
    const wasm = await fetched(site, `assets/${core}`, "br");
    assert.equal(wasm.headers["content-type"], "application/wasm");
    assert.match(wasm.headers["cache-control"], /immutable/);
  });

  test("has beside each file the same one compressed, but for the sample and the package", async () => {
    for (const folder of [dist, join(dist, "assets")]) {
      const names = await readdir(folder, { withFileTypes: true });
      const plain = names.filter(
        (entry) => entry.isFile() && !/^_headers$|\.(br|gz|ico|png)$/.test(entry.name),
      );
      assert.ok(plain.length >= 5);
      for (const { name } of plain) {
        const file = join(folder, name);
        const bytes = await readFile(file);
        assert.deepEqual(brotliDecompressSync(await readFile(`${file}.br`)), bytes);
        assert.deepEqual(gunzipSync(await readFile(`${file}.gz`)), bytes);
      }
    }
    for (const folder of ["npm", "sample"]) {
      const names = await readdir(join(dist, folder));
      assert.deepEqual(
        names.filter((name) => names.includes(/^(.*)\.(br|gz)$/.exec(name)?.[1])),
        [],
      );
    }
  });
});

test.describe("loading the page", () => {
  for (const [language, other] of [
    ["en", "zh"],
    ["zh", "en"],
  ]) {
    test(`fetches the first screen's own panel and words alone: ${language}`, async ({ open }) => {
      const page = await open(`?lang=${language}`);
      await expect(page.locator(".tile").first()).toBeVisible();
      const scripts = await asked(page, ".js");
      const of = (name) => scripts.filter((file) => file.startsWith(`${name}-`)).length;
      assert.deepEqual([of(language), of(other), of("rest"), of("panel")], [1, 0, 0, 1]);
      assert.deepEqual([of("own-model"), of("price-book"), of("embed-dialog")], [0, 0, 0]);
      const sizes = (await askedPaths(page, ".js")).map(
        async (path) => (await stat(join(dist, `${path}.br`))).size,
      );
      const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
      assert.ok(bytes <= MOST_SCRIPT_BYTES, `${bytes} bytes of scripts`);
    });
  }

  test("asks for the core before any script has run", async ({ open }) => {
    const page = await open();
    const [core, script] = await page.evaluate(() => {
      const entries = performance.getEntriesByType("resource");
      const one = (pattern) => entries.filter(({ name }) => pattern.test(name));
      return [one(/\.wasm$/), one(/\/index-[^/]*\.js$/)];
    });
    assert.equal(core.length, 1, "it is fetched once");
    assert.equal(core[0].initiatorType, "link");
    assert.ok(core[0].startTime < script[0].responseEnd);
  });

  /** The modules that a page has asked for, by the names of their files without what changes. */
  const modules = async (page) =>
    (await asked(page, ".wasm")).map((name) => name.slice(0, name.indexOf("-")));

  test("fetches the whole calculator once somebody asks for what the first module lacks", async ({
    open,
  }) => {
    const page = await open();
    await expect(page.locator(".tile").first()).toBeVisible();
    await page.locator("#field-users").fill("7");
    await page.locator("#tab-serving").click();
    await expect(page.locator(".verdict-sentence")).toHaveText(/H200/, rendered);
    assert.deepEqual(await modules(page), ["first"]);
    await page.locator("#tab-image").click();
    await expect(page.locator(".verdict-sentence")).toBeVisible();
    await expect(page.locator(".tile").first()).toBeVisible();
    await page.locator("#tab-own").click();
    await expect(page.locator(".tile").first()).toBeVisible();
    assert.deepEqual(await modules(page), ["first", "core"]);
  });

  test("says so where the whole calculator cannot be fetched, and tries again", async ({
    open,
    seen,
  }) => {
    const page = await open("?task=serving");
    await page.context().route(/\/core-.*wasm/, (route) => route.abort());
    await page.locator("#tab-hpc").click();
    await expect(page.locator(".unreachable")).toBeVisible();
    await expect(page.locator(".verdict-sentence")).toHaveCount(0);
    await page.context().unroute(/\/core-.*wasm/);
    await page.locator("#tab-own").click();
    await expect(page.locator(".verdict-sentence")).toBeVisible();
    forgive(seen, /\/core-.*wasm/, /core-|ERR_FAILED/);
  });

  test("shows the answer of a tab whose inputs cannot be fetched, and keeps what was typed", async ({
    open,
    seen,
  }) => {
    const page = await open();
    await page.locator("#field-users").fill("7");
    await page.context().route(/\/panel-/, (route) => route.abort());
    await page.locator("#tab-serving").click();
    await expect(page.locator(".unreachable")).toBeVisible();
    await expect(page.locator(".verdict-sentence")).toHaveText(/runs on one H200/, rendered);
    await expect(page.locator("#inputs .field")).toHaveCount(0);
    await page.locator("#tab-plan").click();
    await expect(page.locator("#field-users")).toHaveValue("7");
    await page.context().unroute(/\/panel-/);
    await page.locator("#tab-serving").click();
    await expect(page.locator("#field-users")).toBeVisible();
    forgive(seen, /\/panel-/, /panel-|ERR_FAILED/);
  });
});
