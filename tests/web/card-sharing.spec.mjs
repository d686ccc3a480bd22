// How many of a service one card holds, as the npm command says it.
import assert from "node:assert/strict";
import { buildRequest } from "../../web/src/state/request.ts";
import { questionFromQuery } from "../../web/src/state/url.ts";
import { accessibilityProblems, command, expect, rendered, test } from "./support.mjs";

const small =
  "?model=meta-llama/Llama-3.1-8B-Instruct&weights=fp8&gpu=h100-sxm-80gb&users=2&in=2048&out=512";

test.describe("several services on one card", () => {
  test(
    "are counted for the uncut card and for each of its slices, and a slice opens",
    { tag: "@core" },
    async ({ open }) => {
      const page = await open(small);
      const { request } = buildRequest(questionFromQuery(small));
      const [{ fit }] = await command([request]);
      assert.ok(fit.copies_sharing > 1);
      const text = await page.locator(".sharing").innerText();
      assert.ok(text.includes(`one card holds ${fit.copies_sharing} of them`), text);
      await page.locator(".sharing summary").click();
      const rows = page.locator(".sharing tbody tr");
      await expect(rows).toHaveCount(fit.mig_slices.length);
      for (const [index, { gpu, instances, models }] of fit.mig_slices.entries()) {
        const row = rows.nth(index);
        await expect(row.locator("th")).toHaveText(gpu.replace(/.*:/, ""), rendered);
        const cells = await row.locator("td").allInnerTexts();
        assert.deepEqual(cells.slice(1), [`${instances}`, `${models}`]);
      }
      assert.deepEqual(await accessibilityProblems(page, ".sharing"), []);
      const fits = fit.mig_slices.findIndex((slice) => slice.fits);
      await rows.nth(fits).locator("button").click();
      await expect(page).toHaveURL(/gpu=h100-sxm-80gb%3A/);
      await expect(page.locator('.answer[aria-busy="false"]')).toBeVisible();
      await expect(page.locator(".verdict-sentence")).toHaveText(/MIG|[1-7]g\./, rendered);
    },
  );

  test("are not spoken of where one card is for one service", async ({ open }) => {
    const page = await open("?gpu=l40s-48gb&count=4");
    await expect(page.locator(".sharing")).toHaveCount(0);
  });

  test("speak Chinese", async ({ open }) => {
    const page = await open(`${small}&lang=zh`);
    await expect(page.locator(".sharing")).toHaveText(/一张卡放得下 \d+ 个/, rendered);
  });
});
