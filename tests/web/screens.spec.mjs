// Every screen and state beside the tabs as they open: axe finds nothing, and nothing sticks out on a phone.
import assert from "node:assert/strict";
import { accessibilityProblems, expect, test } from "./support.mjs";

/** Goes to a part that is fetched or drawn when it comes near. */
const near = async (page, selector, part = selector) => {
  // What is drawn anew while it scrolls is looked for again.
  await expect(() => page.locator(selector).first().scrollIntoViewIfNeeded()).toPass();
  await expect(page.locator(part).first()).toBeVisible();
};

/** A browser that knows of no graphics, which the search asks for the name of its card. */
const onNoCard = (context) =>
  context.addInitScript(() => {
    const gpu = { requestAdapter: async () => null };
    Object.defineProperty(navigator, "gpu", { value: gpu, configurable: true });
  });

const api =
  "?task=own&count=1&card=36K&used=0.5&yield=10000&apiin=0.15&apicached=0.075&apiout=0.6&apihits=0.5";

/** Each with its address and what brings it about. */
const states = {
  "plans that nothing holds": ["?task=plan&tpot=1"],
  "plans with why other cards are in none": [
    "?task=plan&train=yes",
    async (page) => {
      await page.locator("details.panel summary").first().click();
      await expect(page.locator(".rejected").first()).toBeVisible();
    },
  ],
  "cards that one has": [
    "?task=plan&train=yes&users=64&in=2048&out=512&have=8*a100-sxm-80gb&method=qlora&tokens=200M",
    (page) => near(page, ".fleet, .keeps, .plan"),
  ],
  "a card that is too small": ["?task=serving&weights=bf16&gpu=rtx-4090-24gb"],
  "requests that come faster than they are served": ["?task=serving&rate=50"],
  "a wrong entry": [
    "?task=serving",
    async (page) => {
      await page.locator("#field-users").evaluate((input) => {
        input.value = "many";
        input.dispatchEvent(new InputEvent("input", { bubbles: true }));
      });
      await expect(page.locator(".stale")).toHaveCount(1);
    },
  ],
  "the working of all figures": [
    "?task=serving",
    async (page) => {
      await page.locator(".working summary").click();
      await near(page, ".working table");
    },
  ],
  "a figure explained": [
    "?task=serving",
    async (page) => {
      await page.locator(".tile").nth(1).locator("dd .figure").first().click();
      await expect(page.locator(".explain math")).toBeVisible();
    },
  ],
  "what a card has cost": [
    "?task=own&gpu=h100-sxm-80gb",
    async (page) => {
      await near(page, "whichgpu-price-history", "whichgpu-price-history summary");
      await page.locator("whichgpu-price-history summary").first().click();
      await near(page, "whichgpu-price-history", "whichgpu-price-history .chart-picture svg");
      await page.locator("whichgpu-price-history .chart-extras summary").click();
      await expect(page.locator("whichgpu-price-history tbody tr").first()).toBeVisible();
    },
  ],
  "an API against own cards": [api, (page) => near(page, ".against-api")],
  "cards side by side": [
    "?task=compare",
    async (page) => {
      const boxes = page.locator("whichgpu-table").first().getByRole("checkbox");
      await boxes.nth(0).check();
      await boxes.nth(1).check();
      await near(page, ".sides");
    },
  ],
  "a compared table with its columns": [
    "?task=compare",
    async (page) => {
      await page.locator(".data-columns summary").first().click();
      await near(page, "whichgpu-chart", "whichgpu-chart svg");
    },
  ],
  "the five strongest inputs and the rest of a purchase request": [
    "?task=plan&users=50",
    async (page) => {
      await near(page, "whichgpu-take", "whichgpu-take button");
      await page.getByRole("button", { name: /^(Purchase request|采购申请)$/ }).click();
      await expect(page.locator(".purchase-tornado tr").first()).toBeVisible();
    },
  ],
  "the same as it is printed": [
    "?task=plan&users=50",
    async (page) => {
      await near(page, "whichgpu-take", "whichgpu-take button");
      await page.getByRole("button", { name: /^(Purchase request|采购申请)$/ }).click();
      await expect(page.locator(".purchase-tornado tr").first()).toBeVisible();
      await page.emulateMedia({ media: "print" });
    },
  ],
  "an answer as it is printed": ["?task=serving", (page) => page.emulateMedia({ media: "print" })],
  "the search": [
    "",
    async (page) => {
      await page.locator("#find").fill("4090 qwen");
      await expect(page.locator("#find-list [role=option]").first()).toBeVisible();
    },
  ],
};

for (const [name, [query, bring]] of Object.entries(states)) {
  for (const [look, language, settings] of [
    ["light", "en", {}],
    [
      "dark, in Chinese, on a phone",
      "zh",
      { colorScheme: "dark", viewport: { width: 360, height: 780 } },
    ],
  ]) {
    test(`is accessible: ${name}, ${look}`, async ({ open }) => {
      const page = await open(`${query || "?"}&lang=${language}`, {
        ...settings,
        prepare: onNoCard,
      });
      await bring?.(page);
      assert.deepEqual(await accessibilityProblems(page), []);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(width <= (settings.viewport?.width ?? 1280), `${width} sticks out`);
    });
  }
}
