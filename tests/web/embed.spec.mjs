import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import {
  accessibilityProblems,
  command,
  dist,
  expect,
  isRounded,
  numberIn,
  opening,
  rendered,
  test as siteTest,
} from "./support.mjs";

/** A publisher's server on an origin of its own, with a strict policy that admits the site's script. */
async function servePublisher(site) {
  const article = await readFile(`${dist}/sample/article.html`, "utf8");
  const css = await readFile(`${dist}/sample/article.css`, "utf8");
  const script = `${site.page}embed.js`;
  const server = createServer((request, response) => {
    const style = request.url.endsWith(".css");
    const icon = request.url.endsWith(".ico");
    response.writeHead(icon ? 204 : 200, {
      "Content-Type": style ? "text/css" : "text/html; charset=utf-8",
      "Content-Security-Policy": `default-src 'self'; script-src ${site.origin} 'wasm-unsafe-eval'`,
    });
    const twice = `<script src="${script}"></script>`;
    const html = article.replace("../embed.js", script).replace("</main>", `${twice}</main>`);
    response.end(style ? `${css} * { color: red !important; font-size: 40px !important; }` : html);
  });
  await new Promise((done) => server.listen(0, "localhost", done));
  return { server, address: `http://localhost:${server.address().port}/article.html` };
}

const test = siteTest.extend({
  publisher: [
    async ({ site }, use) => {
      const publisher = await servePublisher(site);
      await use(publisher);
      publisher.server.closeAllConnections();
      publisher.server.close();
    },
    { scope: "worker" },
  ],
  /** The article, once both of its elements have answered. */
  page: async ({ open, publisher, seen }, use) => {
    seen.own.push(new URL(publisher.address).origin);
    await use(await open("", { address: publisher.address }));
  },
});

test.describe("the element in an article of another origin", () => {
  test.use({ ready: "which-gpu:nth-of-type(2) .verdict-sentence" });

  const figures = (page, index) =>
    page.locator("which-gpu").nth(index).locator(".figures dd").allInnerTexts();

  test("shows the figures of the npm command", async ({ page }) => {
    const [report] = await command([opening]);
    const [speed] = await figures(page, 0);
    assert.ok(isRounded(numberIn(speed), report.speed.tokens_per_second_per_user), speed);
    const cost = (await figures(page, 0)).at(-1);
    assert.ok(cost.includes(report.cost.offer.as_of), `${cost}: a price has its date`);
    const key = await page.locator("which-gpu").first().locator(".bar-key li").allInnerTexts();
    assert.ok(isRounded(numberIn(key[0]), report.fit.per_gpu.weights_bytes / 1e9), key[0]);
    assert.ok(isRounded(numberIn(key[1]), report.fit.per_gpu.kv_cache_bytes / 1e9), key[1]);
  });

  test("takes its language from its own attribute", async ({ page }) => {
    const verdict = page.locator("which-gpu").nth(1).locator(".verdict-sentence");
    await expect(verdict).toHaveText(/A100.*Llama/, rendered);
    await expect(verdict).toHaveText(/人/, rendered);
  });

  test("is not touched by the article's style sheet", async ({ page }) => {
    const size = await page
      .locator("which-gpu .verdict-sentence")
      .first()
      .evaluate((element) => getComputedStyle(element).fontSize);
    assert.equal(size, "19px");
    const fill = await page
      .locator("which-gpu .bar-weights")
      .first()
      .evaluate((element) => getComputedStyle(element).fill);
    assert.notEqual(fill, "rgb(176, 57, 43)");
  });

  test("follows its attributes and links to the same question on the full page", async ({
    page,
    site,
  }) => {
    const element = page.locator("which-gpu").first();
    await element.evaluate((node) => node.setAttribute("users", "4"));
    await expect(element.locator(".verdict-sentence", { hasText: "for 4 users" })).toBeVisible();
    const [speed] = await figures(page, 0);
    const href = await element.locator("a").getAttribute("href");
    assert.ok(href.startsWith(`${site.page}?`), href);
    const full = await page.context().newPage();
    await full.goto(href);
    await expect(full.locator(".tile").first()).toBeVisible();
    const shown = await full.locator(".tile-big").nth(1).innerText();
    assert.equal(numberIn(shown), numberIn(speed));
    await full.close();
  });

  test("says what is wrong with an attribute", async ({ page }) => {
    const element = page.locator("which-gpu").nth(1);
    await element.evaluate((node) => node.setAttribute("gpu", "h1000"));
    await expect(element.locator(".badge", { hasText: "目录" })).toBeVisible();
  });

  test("asks nothing of a third origin, breaks no policy and is accessible", async ({ page }) => {
    const problems = await accessibilityProblems(page);
    assert.deepEqual(
      problems.filter((line) => line.includes("which-gpu")),
      [],
    );
  });
});
