import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { dist, expect, rendered, test } from "./support.mjs";

const question = "?task=serving&model=Qwen/Qwen3-14B&gpu=h100-sxm-80gb&in=700&out=250";
const asked = {
  workload: "serving",
  model: "Qwen/Qwen3-14B",
  gpu: "h100-sxm-80gb",
  input_tokens: 700,
  output_tokens: 250,
};

test.describe("requests at a rate", () => {
  let core;
  test.beforeAll(async () => {
    const { load } = await import(pathToFileURL(`${dist}/npm/node.js`));
    core = await load();
  });

  test(
    "says how much of what it can take, and shows medians with P99 beside them",
    { tag: "@core" },
    async ({ open }) => {
      const page = await open(`${question}&weights=&rate=8`);
      const { latency } = core.estimate({ ...asked, arrivals: { requests_per_second: 8 } });
      const share = (latency.load_share * 100).toPrecision(3);
      await expect(page.locator(".verdict-sentence")).toContainText(
        `at ${share}% of what`,
        rendered,
      );
      const facts = page.locator(".facts", { hasText: "Whole answer" });
      await expect(facts).toContainText("P99");
      const shown = await facts.locator("dd").first().innerText();
      assert.equal(parseInt(shown, 10), Math.round(latency.ttft_ms.p50));
      // The curve follows once the answer is there.
      await expect(page.locator("path.chart-line")).toHaveCount(1);
      await expect(page.locator("path.chart-area")).toHaveCount(2);
    },
  );

  test("switches from users to requests a second and back", async ({ open }) => {
    const page = await open(`${question}&weights=&users=16`);
    await page.locator(".load-switch label").nth(1).click();
    await expect(page.locator("#field-arriving")).not.toHaveValue("", rendered);
    await expect(page.locator("#field-users")).toHaveCount(0);
    await expect(page).toHaveURL(/rate=/);
    await page.locator(".load-switch label").first().click();
    await expect(page.locator("#field-users")).toHaveValue("16", rendered);
  });

  test(
    "asks for conversations, and says how much of their prompts the cache held",
    { tag: "@core" },
    async ({ open }) => {
      const page = await open(`${question}&weights=&users=16`);
      await page.locator(".load-switch label").nth(2).click();
      await expect(page).toHaveURL(/talks=/);
      await expect(page.locator("#field-turns")).toHaveValue("10", rendered);
      await expect(page.locator("#field-users")).toHaveCount(0);
      await expect(page.locator(".facts", { hasText: "prefix cache" })).toContainText(
        "%",
        rendered,
      );
      await page.locator(".load-switch label").nth(3).click();
      await expect(page).not.toHaveURL(/talks=/);
      await expect(page.locator(".facts", { hasText: "Whole job" })).toBeVisible(rendered);
    },
  );

  test("makes a row of what was measured, and doubts what no card can do", async ({ open }) => {
    const page = await open(`${question}&weights=&users=16&tpot=0.5`);
    const row = page.locator(".send-in");
    await expect(row).toBeVisible(rendered);
    const { columns, rows } = JSON.parse(await row.inputValue());
    assert.equal(rows[0][columns.indexOf("tpot_ms")], 0.5);
    await expect(page.getByText("faster than the card can read")).toBeVisible();
  });

  test(
    "says in red that too many come, and no figure of a wait",
    { tag: "@core" },
    async ({ open }) => {
      const page = await open(`${question}&weights=&rate=500`);
      await expect(page.locator(".badge").first()).toHaveText(/Too many requests/, rendered);
      await expect(page.locator(".verdict-sentence")).toContainText("cannot keep up");
      await expect(page.locator(".facts", { hasText: "Whole answer" })).toHaveCount(0);
      // Other cards are overloaded too; that they have memory enough is not called a shortage of 0 GB.
      const others = page.locator(".comparison").first();
      await expect(others.locator("tr", { hasText: "A100 SXM 80GB" })).toContainText("✓", rendered);
      await expect(others).not.toContainText(/(^|\D)0\sGB short/);
    },
  );
});
