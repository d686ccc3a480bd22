import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { after, before, describe, it } from "node:test";
import {
  accessibilityProblems,
  command,
  dist,
  isRounded,
  launch,
  numberIn,
  opening,
  serveSite,
  watch,
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

describe("the element in an article of another origin", () => {
  let browser, site, publisher, context, page, seen;
  before(async () => {
    [browser, site] = await Promise.all([launch(), serveSite()]);
    publisher = await servePublisher(site);
    context = await browser.newContext({ locale: "en-US" });
    seen = await watch(context);
    page = await context.newPage();
    await page.goto(publisher.address);
    await page.locator("which-gpu .verdict-sentence").nth(1).waitFor();
  });
  after(async () => {
    await browser.close();
    publisher.server.closeAllConnections();
    publisher.server.close();
    await site.close();
  });
  const figures = (index) =>
    page.locator("which-gpu").nth(index).locator(".figures dd").allInnerTexts();

  it("shows the figures of the npm command", async () => {
    const [report] = await command([opening]);
    const [speed] = await figures(0);
    assert.ok(isRounded(numberIn(speed), report.speed.tokens_per_second_per_user), speed);
    const cost = (await figures(0)).at(-1);
    assert.ok(cost.includes(report.cost.offer.as_of), `${cost}: a price has its date`);
    const key = await page.locator("which-gpu").first().locator(".bar-key li").allInnerTexts();
    assert.ok(isRounded(numberIn(key[0]), report.fit.per_gpu.weights_bytes / 1e9), key[0]);
    assert.ok(isRounded(numberIn(key[1]), report.fit.per_gpu.kv_cache_bytes / 1e9), key[1]);
  });

  it("takes its language from its own attribute", async () => {
    const verdict = page.locator("which-gpu").nth(1).locator(".verdict-sentence");
    assert.match(await verdict.innerText(), /A100.*Llama/);
    assert.match(await verdict.innerText(), /人/);
  });

  it("is not touched by the article's style sheet", async () => {
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

  it("follows its attributes and links to the same question on the full page", async () => {
    const element = page.locator("which-gpu").first();
    await element.evaluate((node) => node.setAttribute("users", "4"));
    await element.locator(".verdict-sentence", { hasText: "for 4 users" }).waitFor();
    const [speed] = await figures(0);
    const href = await element.locator("a").getAttribute("href");
    assert.ok(href.startsWith(`${site.page}?`), href);
    const full = await context.newPage();
    await full.goto(href);
    await full.locator(".tile").first().waitFor();
    const shown = await full.locator(".tile-big").nth(1).innerText();
    assert.equal(numberIn(shown), numberIn(speed));
    await full.close();
  });

  it("says what is wrong with an attribute", async () => {
    const element = page.locator("which-gpu").nth(1);
    await element.evaluate((node) => node.setAttribute("gpu", "h1000"));
    await element.locator(".badge", { hasText: "目录" }).waitFor();
  });

  it("asks nothing of a third origin, breaks no policy and is accessible", async () => {
    assert.deepEqual(seen.problems, []);
    const own = [new URL(publisher.address).origin, site.origin];
    const foreign = seen.requests.filter(
      (url) => !url.startsWith("blob:") && !own.includes(new URL(url).origin),
    );
    assert.deepEqual(foreign, []);
    const problems = await accessibilityProblems(page);
    assert.deepEqual(
      problems.filter((line) => line.includes("which-gpu")),
      [],
    );
  });
});
