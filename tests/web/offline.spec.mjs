import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import {
  bigNumbers,
  catalog,
  command,
  dist,
  expect,
  isRounded,
  numberIn,
  opening,
  test,
} from "./support.mjs";

test.describe("the page as one file", () => {
  test("answers from file:// with the network off, with the figures of the npm command", async ({
    open,
    seen,
  }) => {
    const address = pathToFileURL(`${dist}/whichgpu.html`).href;
    const page = await open("?users=4", { address, offline: true });
    const [report] = await command([{ ...opening, concurrency: 4 }]);
    const [memory, speed] = await bigNumbers(page);
    assert.ok(isRounded(numberIn(memory), report.fit.per_gpu.needed_bytes / 1e9), memory);
    assert.ok(isRounded(numberIn(speed), report.speed.tokens_per_second_per_user), speed);
    await page.locator("#field-users").fill("8");
    await expect(page).toHaveURL(/users=8/);
    const unembedded = seen.requests.filter((url) => !/^(data|blob):/.test(url));
    assert.deepEqual(unembedded, [`${address}?users=4`], "nothing but the file is read");
  });

  test("is read in its own encoding from a server that names another", async ({ open, site }) => {
    const page = await open("?task=serving&lang=zh", { address: `${site.page}whichgpu.html` });
    assert.equal(await page.evaluate(() => document.characterSet), "UTF-16LE");
    await expect(page.locator(".verdict-sentence")).toHaveText(/H200/);
    await page.locator(".working summary").click();
    const { gpus } = await catalog();
    const { source } = gpus.find(({ id }) => id === opening.gpu);
    await expect(page.locator(".working-source").getByText(source).first()).toBeVisible();
  });
});
