import assert from "node:assert/strict";
import {
  assertRounded,
  bigNumbers,
  command,
  expect,
  numberIn,
  rendered,
  test,
} from "./support.mjs";

test.describe("the tab about numerical codes", () => {
  const request = { workload: "hpc", gpu: "h200-sxm-141gb", arithmetic_intensity: 0.5 };

  test(
    "shows the roofs of the npm command, and other cards beside them",
    { tag: "@core" },
    async ({ open }) => {
      const page = await open("?task=hpc");
      const [report] = await command([request]);
      const shown = await bigNumbers(page);
      report.roofs.forEach(({ attainable_flops }, index) => {
        assertRounded(shown[index], attainable_flops / 1e12);
      });
      assert.equal(numberIn(shown.at(-1)), report.cost.usd_per_hour);
      // 4.8 TB/s times half an operation a byte, of 33.5 TFLOP/s: by hand, from the data sheet.
      assert.equal(numberIn(shown[0]), 2.4);
      await expect(page.locator(".verdict-sentence")).toHaveText(/2\.4 TFLOP\/s.*FP64/, rendered);
      await expect(page.locator(".badge")).toHaveText(/memory bandwidth/, rendered);
      const rows = page.locator(".comparison tbody tr");
      await expect(rows.first()).toBeVisible();
      // The others come as one scrolls there.
      await rows.last().scrollIntoViewIfNeeded();
      await expect(rows).toHaveCount(report.relative.length);
      const other = report.relative.find(({ gpu }) => gpu === "a100-sxm-80gb");
      const row = await rows.filter({ hasText: other.name }).first().innerText();
      assertRounded(row.split("\t").at(-1), other.relative_speed);
      await page.getByRole("button", { name: other.name }).first().click();
      await expect(page).toHaveURL(/gpu=a100-sxm-80gb/);
    },
  );

  test("weighs a code against AI where an article advises one card for both", async ({ open }) => {
    const page = await open("?task=hpc&intensity=2");
    await expect(page.locator(".rule")).toBeVisible();
    const [report] = await command([{ ...request, arithmetic_intensity: 2 }]);
    const rate = (id) =>
      report.relative.find(({ gpu, unit }) => gpu === id && unit === "vector").attainable_flops;
    const most = Math.max(
      ...report.relative
        .filter(({ unit }) => unit === "vector")
        .map((card) => card.attainable_flops),
    );
    // 4.8 TB/s, two operations a byte.
    assert.equal(rate("h200-sxm-141gb"), 9.6e12);
    const text = await page.locator("main").innerText();
    const line = /H200 SXM 141GB\s+code ([\d.]+)%, AI ([\d.]+)%/.exec(text);
    assert.ok(Math.abs(Number(line[1]) / 100 - 9.6e12 / most) < 0.01, line[0]);
    const rule = await page.locator(".rule").innerText();
    assert.match(rule, /Scenario C/);
    assert.match(rule, /best balanced/);
    await page.locator("#field-intensity").fill("3");
    await expect(page.locator(".rule")).toHaveCount(0);
  });

  test("says how long a run takes and what it costs once its size is known", async ({ open }) => {
    const page = await open("?task=hpc&intensity=64&flops=1e18&precision=fp64");
    const [report] = await command([{ ...request, arithmetic_intensity: 64, flops: 1e18 }]);
    const tile = await page.locator(".tile").first().innerText();
    const hours = report.roofs[0].seconds / 3600;
    const shown = numberIn(/time\s+([\d,.]+) h/i.exec(tile)[1]);
    assert.ok(Math.abs(shown - hours) < 0.06 * hours, tile);
    const cost = await page.locator(".tile").last().innerText();
    assertRounded(/One run\s+(\S+)/.exec(cost)[1], report.cost.usd_per_run);
    await page.locator("#field-bytes").fill("1e15");
    await expect(page.locator("#field-intensity-error")).toHaveText(/one of the three/, rendered);
    await page.locator("#field-intensity").fill("");
    await expect(page.locator(".field-error")).toHaveCount(0);
    await expect(page.locator(".verdict-sentence")).toHaveText(/at 1,000 FLOP\/byte/, rendered);
    await page.locator("#field-bytes").fill("");
    await expect(page.locator("#field-intensity-error")).toHaveText(/Required/, rendered);
  });

  test("starts from codes people know, the fewest operations per byte slowest", async ({
    open,
  }) => {
    const page = await open("?task=hpc");
    const speeds = [];
    for (const name of ["Vector sums", "Sparse matrix", "Stencil", "Dense"]) {
      await page.getByRole("link", { name }).click();
      speeds.push(numberIn((await bigNumbers(page))[0]));
    }
    assert.deepEqual(
      speeds,
      [...speeds].sort((a, b) => a - b),
    );
    assert.equal(new Set(speeds).size, 4);
  });
});
