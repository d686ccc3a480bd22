// How many of a service one card holds, as the npm command says it.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { buildRequest } from "../../web/src/state/request.ts";
import { questionFromQuery } from "../../web/src/state/url.ts";
import { accessibilityProblems, command, servedSite } from "./support.mjs";

const small =
  "?model=meta-llama/Llama-3.1-8B-Instruct&weights=fp8&gpu=h100-sxm-80gb&users=2&in=2048&out=512";

describe("several services on one card", () => {
  const served = servedSite();

  it("are counted for the uncut card and for each of its slices, and a slice opens", async () => {
    const page = await served.open(small);
    const { request } = buildRequest(questionFromQuery(small));
    const [{ fit }] = await command([request]);
    assert.ok(fit.copies_sharing > 1);
    const text = await page.locator(".sharing").innerText();
    assert.ok(text.includes(`one card holds ${fit.copies_sharing} of them`), text);
    const rows = page.locator(".sharing tbody tr");
    assert.equal(await rows.count(), fit.mig_slices.length);
    for (const [index, { gpu, instances, models }] of fit.mig_slices.entries()) {
      const row = rows.nth(index);
      assert.equal(await row.locator("th").innerText(), gpu.replace(/.*:/, ""));
      const cells = await row.locator("td").allInnerTexts();
      assert.deepEqual(cells.slice(1), [`${instances}`, `${models}`]);
    }
    assert.deepEqual(await accessibilityProblems(page), []);
    const fits = fit.mig_slices.findIndex((slice) => slice.fits);
    await rows.nth(fits).locator("button").click();
    await page.waitForURL(/gpu=h100-sxm-80gb%3A/);
    await page.locator('.answer[aria-busy="false"]').waitFor();
    assert.match(await page.locator(".verdict-sentence").innerText(), /MIG|[1-7]g\./);
  });

  it("are not spoken of where one card is for one service", async () => {
    const page = await served.open("?gpu=l40s-48gb&count=4");
    assert.equal(await page.locator(".sharing").count(), 0);
  });

  it("speak Chinese", async () => {
    const page = await served.open(`${small}&lang=zh`);
    assert.match(await page.locator(".sharing").innerText(), /一张卡放得下 \d+ 个/);
  });
});
