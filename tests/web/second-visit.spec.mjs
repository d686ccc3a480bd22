import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, symlink, unlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "@playwright/test";
import { serve } from "../../web/serve.mjs";
import { bigNumbers, command, dist, expect, isRounded, numberIn, opening } from "./support.mjs";

test.use({ serviceWorkers: "allow" });

/** A server whose site can be replaced by that of another folder, and that can be switched off. */
async function hostOf(folder) {
  const root = await mkdtemp(join(tmpdir(), "whichgpu-host-"));
  await symlink(folder, join(root, "gpu"));
  const server = await serve(root);
  return {
    page: `http://localhost:${server.address().port}/gpu/`,
    publish: async (other) => {
      await unlink(join(root, "gpu"));
      await symlink(other, join(root, "gpu"));
    },
    switchOff: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The site as an older build left it: other names of its files, and another title of its page. */
async function olderSite(name) {
  const folder = await mkdtemp(join(tmpdir(), "whichgpu-old-"));
  const names = [
    "index.html",
    "claims.html",
    "accuracy.html",
    "icon.svg",
    "manifest.webmanifest",
    "opening.js",
    "assets",
    "sw.js",
  ];
  for (const each of names) await cp(join(dist, each), join(folder, each), { recursive: true });
  for (const each of ["index.html", "claims.html", "sw.js"]) {
    const text = await readFile(join(folder, each), "utf8");
    const changed = text
      .replace(/const version = "\w+"/, `const version = "${name}"`)
      .replace("<head>", `<head><meta name="build" content="${name}">`);
    await writeFile(join(folder, each), changed);
  }
  return folder;
}

/** The worker that has taken over, by its version; its files are kept then. */
const takenOver = (page, version) =>
  expect
    .poll(() =>
      page.evaluate(async () => {
        const { active, waiting, installing } = await navigator.serviceWorker.ready;
        const names = await caches.keys();
        const busy = waiting || installing || active.state !== "activated";
        return busy ? [] : names.map((name) => name.split(" ").at(-1));
      }),
    )
    .toContain(version);

const newest = /const version = "(\w+)"/.exec(await readFile(join(dist, "sw.js"), "utf8"))[1];
const buildOf = (page) =>
  page.evaluate(() => document.querySelector("meta[name=build]")?.content ?? "newest");

async function visit(page, address) {
  await page.goto(address);
  await page.locator(".verdict").first().waitFor();
}

test("a second visit works with the server off, in all tabs and both languages", async ({
  page,
}) => {
  const host = await hostOf(dist);
  await visit(page, host.page);
  await takenOver(page, newest);
  host.switchOff();
  await visit(page, `${host.page}?task=serving&users=4&lang=zh`);
  const [report] = await command([{ ...opening, concurrency: 4 }]);
  await expect(page.locator(".tile-big").nth(1)).toBeVisible();
  const [memory, speed] = await bigNumbers(page);
  assert.ok(isRounded(numberIn(memory), report.fit.per_gpu.needed_bytes / 1e9), memory);
  assert.ok(isRounded(numberIn(speed), report.speed.tokens_per_second_per_user), speed);
  for (const task of [
    "finetuning",
    "training",
    "reinforcement",
    "image",
    "video",
    "hpc",
    "own",
    "plan",
  ]) {
    await page.locator(`#tab-${task}`).click();
    await expect(page.locator("#inputs .field").first()).toBeVisible();
  }
  await page.goto(`${host.page}claims.html?lang=en`);
  await expect(page.locator("table, .claim").first()).toBeVisible();
});

test("a new build is shown at once, also to who has a stale one, and replaces it", async ({
  page,
}) => {
  const [first, second] = await Promise.all([olderSite("first"), olderSite("second")]);
  const host = await hostOf(first);
  await visit(page, host.page);
  await takenOver(page, "first");
  assert.equal(await buildOf(page), "first");
  await host.publish(second);
  await visit(page, host.page);
  assert.equal(await buildOf(page), "second");
  await takenOver(page, "second");
  await host.publish(dist);
  await visit(page, host.page);
  assert.equal(await buildOf(page), "newest");
  await takenOver(page, newest);
  const kept = await page.evaluate(async () =>
    (await caches.keys()).map((name) => name.split(" ")[2]),
  );
  assert.deepEqual(kept, ["second", newest], "that of two builds ago is gone");
  host.switchOff();
  await visit(page, host.page);
  assert.equal(await buildOf(page), "newest");
  await Promise.all([first, second].map((folder) => rm(folder, { recursive: true })));
});

test("a build that is there in part only leaves the one before it in place", async ({ page }) => {
  const first = await olderSite("first");
  const host = await hostOf(first);
  await visit(page, host.page);
  await takenOver(page, "first");
  const broken = await olderSite("broken");
  await rm(join(broken, "claims.html"));
  await host.publish(broken);
  await visit(page, host.page);
  await expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.ready).installing))
    .toBe(null);
  host.switchOff();
  await visit(page, host.page);
  assert.equal(await buildOf(page), "first");
  await Promise.all([first, broken].map((folder) => rm(folder, { recursive: true })));
});

test("the site can be installed, and says so under Trusted Types too", async ({ page }) => {
  const host = await hostOf(dist);
  const problems = [];
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  await page.route(host.page, async (route) => {
    const response = await route.fetch();
    const policy = response.headers()["content-security-policy"];
    const types = "require-trusted-types-for 'script'; trusted-types lit-html whichgpu";
    await route.fulfill({
      response,
      headers: { ...response.headers(), "content-security-policy": `${policy}; ${types}` },
    });
  });
  await visit(page, host.page);
  await takenOver(page, newest);
  const devtools = await page.context().newCDPSession(page);
  const { errors, data } = await devtools.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
  assert.equal(JSON.parse(data).name, "WhichGPU");
  assert.deepEqual(problems, []);
  host.switchOff();
});
