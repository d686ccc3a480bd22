import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { dist, expect, rendered, test } from "./support.mjs";

test.describe("what a card has cost to rent", () => {
  test("is fetched when it is opened, and shows every dated price", async ({ open }) => {
    const { default: history } = await import(pathToFileURL(`${dist}/npm/history.mjs`));
    const dated = history["h100-sxm-80gb"].filter(({ as_of: asOf }) => asOf.length > 4);
    const page = await open("?task=own&gpu=h100-sxm-80gb");
    const asked = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    const place = page.locator("whichgpu-price-history");
    await place.scrollIntoViewIfNeeded();
    const title = place.locator("summary", { hasText: "What H100 SXM 80GB has cost to rent" });
    await expect(title).toBeVisible();
    assert.ok(!asked.some((path) => /\/history-/.test(path)), asked.join(" "));
    await title.click();
    // By keyboard: the first point is read out, with its day and provider.
    const picture = place.locator(".chart-picture");
    await expect(picture).toBeVisible();
    await picture.focus();
    await page.keyboard.press("ArrowRight");
    await expect(place.locator(".chart-value b")).toHaveText(/^\d{4}-\d{2}.* · .* · \$/);
    await place.locator(".chart-extras summary").click();
    await expect(place.locator("whichgpu-chart table tbody tr")).toHaveCount(dated.length);
    const { provider, as_of: day } = dated[0];
    await expect(place.locator("whichgpu-chart table")).toHaveText(
      new RegExp(`${day} · ${provider}`),
      rendered,
    );
  });

  test("says so where no dated price is known", async ({ open }) => {
    const page = await open("?task=own&gpu=titan-rtx-24gb&card=1K&lang=zh");
    const place = page.locator("whichgpu-price-history");
    await place.scrollIntoViewIfNeeded();
    await place.locator("summary").click();
    await expect(place).toHaveText(/这张卡没有带日期的价格/);
  });
});
