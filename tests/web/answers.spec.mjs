import { expect, isRounded, numberIn, test } from "./support.mjs";

test.describe("a page that answers one question", () => {
  test.use({ ready: "main table" });

  test("reads without JavaScript, also on a phone, and opens its question in the calculator", async ({
    open,
    site,
  }) => {
    const page = await open("answers/en/users-per-gpu.html", {
      javaScriptEnabled: false,
      viewport: { width: 360, height: 700 },
    });
    await expect(page.locator("h1")).toHaveText("How many users can one GPU serve?");
    const row = page.locator("tbody tr").filter({ has: page.getByText("128", { exact: true }) });
    const told = numberIn(await row.locator("td").first().innerText());
    const href = await row.locator("a").getAttribute("href");
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, "nothing is wider than the phone").toBeLessThanOrEqual(360);

    const calculator = await page.context().browser().newPage();
    await calculator.goto(new URL(href, `${site.page}answers/en/`).href);
    const shown = await calculator.locator(".tile-big").nth(1).innerText();
    expect(isRounded(numberIn(shown), told), `${shown} is not ${told}`).toBe(true);
    await calculator.close();
  });

  test("has the other language beside it, and a list of all", async ({ open }) => {
    const page = await open("answers/en/70b-memory.html");
    await page.getByRole("link", { name: "中文" }).click();
    await expect(page.locator("h1")).toHaveText("70B 推理需要多大显存？");
    await page.getByRole("link", { name: "全部问题" }).click();
    // The fortieth of a list that is as long or longer, once the page that was clicked for is there.
    await expect(page.locator("main li").nth(39)).toBeAttached();
  });
});
