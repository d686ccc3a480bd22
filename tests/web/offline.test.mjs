import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import {
  bigNumbers,
  command,
  dist,
  isRounded,
  launch,
  numberIn,
  opening,
  watch,
} from "./support.mjs";

describe("the page as one file", () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  it("answers from file:// with the network off, with the figures of the npm command", async () => {
    const context = await browser.newContext({ locale: "en-US", offline: true });
    const seen = await watch(context);
    const page = await context.newPage();
    const file = pathToFileURL(`${dist}/whichgpu.html`).href;
    await page.goto(`${file}?users=4`);
    await page.locator(".tile").first().waitFor();
    const [report] = await command([{ ...opening, concurrency: 4 }]);
    const [memory, speed] = await bigNumbers(page);
    assert.ok(isRounded(numberIn(memory), report.fit.per_gpu.needed_bytes / 1e9), memory);
    assert.ok(isRounded(numberIn(speed), report.speed.tokens_per_second_per_user), speed);
    await page.locator("#field-users").fill("8");
    await page.waitForURL(/users=8/);
    const unembedded = seen.requests.filter((url) => !/^(data|blob):/.test(url));
    assert.deepEqual(unembedded, [`${file}?users=4`], "nothing but the file is read");
    assert.deepEqual(seen.problems, []);
    await context.close();
  });
});
