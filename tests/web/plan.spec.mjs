import assert from "node:assert/strict";
import { buildRequest } from "../../web/src/state/request.ts";
import { questionFromQuery } from "../../web/src/state/url.ts";
import {
  accessibilityProblems,
  bigNumbers,
  command,
  expect,
  isRounded,
  numberIn,
  rendered,
  test,
  unfold,
} from "./support.mjs";

const opening = buildRequest(questionFromQuery("?task=plan")).request;

async function planned(request = opening) {
  const [report] = await command([request], "--plan");
  assert.ok(!report.error, JSON.stringify(report.error));
  return report;
}

const settled = (page) => page.locator('.answer[aria-busy="false"]').waitFor();

/** The text of every plan, with plain spaces. */
const plansOf = async (page) => {
  await unfold(page);
  return (await page.locator(".plan").allInnerTexts()).map((text) =>
    text.replaceAll("\u00a0", " "),
  );
};

/** The fact of a plan by its name. */
function factIn(text, name) {
  const lines = text.split("\n").map((line) => line.trim());
  const place = lines.findIndex((line) => line.startsWith(name));
  assert.ok(place >= 0, `${name} in ${text}`);
  return lines[place] === name ? lines[place + 1] : lines[place].slice(name.length).trim();
}

test.describe("the tab that recommends", () => {
  test("opens first, asks the four questions at once and answers for both needs", async ({
    open,
  }) => {
    const page = await open();
    await expect(page.locator("#tab-plan")).toHaveAttribute("aria-selected", "true");
    for (const name of ["size", "users", "deadline", "hourly", "monthly", "total"]) {
      const box = await page.locator(`#field-${name}`).boundingBox();
      assert.ok(box.y + box.height < 720, `${name} is on the first screen`);
    }
    const report = await planned({
      ...opening,
      training: { method: "full", dataset_tokens: 1e9, deadline_hours: 72 },
    });
    const shown = await plansOf(page);
    const all = [...report.plans, ...report.training.plans];
    assert.equal(shown.length, all.length);
    all.forEach(({ estimate: { configuration: now } }, index) => {
      assert.ok(shown[index].includes(`${now.gpu_count} × ${now.gpu.name}`), shown[index]);
    });
    const [month, once] = [
      report.plans[0].estimate.cost.usd_per_month,
      report.training.plans[0].charged_usd,
    ];
    const { together } = report;
    const both = (await page.locator(".plan-both").innerText()).match(/\$[\d,.]*\d/g).map(numberIn);
    assert.ok(isRounded(both[2], month + once), "a run of hours is paid once in the first month");
    [month, once, together.usd_first_month, together.usd_per_hour].forEach((dollars, index) => {
      assert.ok(isRounded(both[index], dollars), `${both[index]} for ${dollars}`);
    });
    await expect(page).toHaveURL(/\?task=plan&train=yes$/);
  });

  test("plans for one need alone, for the other alone, and says that none is too few", async ({
    open,
  }) => {
    const page = await open();
    await page.locator("#field-hourly").fill("1000");
    await settled(page);
    await expect(page.locator(".plan-both")).toHaveText(/pays for both at once/, rendered);
    await page.locator("#field-serve").uncheck();
    await settled(page);
    await expect(page.locator("#field-users")).toHaveCount(0);
    await expect(page.locator(".verdict-sentence")).toHaveText(/costs \$.* takes about/, rendered);
    await page.locator("#field-train").uncheck();
    await expect(page.locator("#field-serve-error")).toBeVisible();
    await expect(page.locator("#field-serve-error")).toHaveText(/at least one/, rendered);
    await page.locator("#field-serve").check();
    await settled(page);
    await expect(page.locator(".verdict-sentence")).toHaveText(/serves?.* to .* users/, rendered);
    await expect(page.locator(".field-error, #field-deadline")).toHaveCount(0);
    await expect(page).toHaveURL(/\?task=plan&budget=1000$/);
  });

  test("does not call within a budget what costs more together", async ({ open }) => {
    const page = await open("?task=plan&train=yes");
    const [hourly] = (await bigNumbers(page)).map(numberIn);
    // Enough for the service alone: the run has nothing left.
    await page.locator("#field-hourly").fill(String(hourly + 0.01));
    await settled(page);
    await expect(page.locator(".plan-both")).toHaveText(/does not pay for both at once/, rendered);
    await expect(page.locator(".verdict .badge")).toHaveText(
      /Training: Beyond the budget/,
      rendered,
    );
    // A total is the run's alone.
    await page.locator("#field-hourly").fill("");
    await page.locator("#field-total").fill("1M");
    await settled(page);
    await expect(page.locator(".plan-both")).not.toHaveText(/budget/, rendered);
  });

  test(
    "is the first, and shows the plans of the npm command, each with its figures and reasons",
    { tag: "@core" },
    async ({ open }) => {
      const page = await open("?task=plan");
      await expect(page.getByRole("tab").first()).toHaveAttribute("id", "tab-plan");
      const report = await planned();
      assert.ok(report.plans.length > 1);
      const shown = await plansOf(page);
      assert.equal(shown.length, report.plans.length);
      report.plans.forEach(({ estimate, capacity, why }, index) => {
        const text = shown[index];
        const { configuration: now, speed, cost } = estimate;
        assert.ok(text.includes(`${now.gpu_count} × ${now.gpu.name}`), text);
        const near = (name, exact) =>
          assert.ok(isRounded(numberIn(factIn(text, name)), exact), `${name}: ${text}`);
        near("Each user", speed.tokens_per_second_per_user);
        near("All users", speed.output_tokens_per_second);
        assert.equal(numberIn(factIn(text, "Capacity")), capacity.concurrency);
        assert.ok(text.includes(`Price: ${cost.offer.provider}`), text);
        assert.ok(why.length > 0);
        assert.doesNotMatch(text, /[a-z]_[a-z]/, "reasons are sentences");
      });
      const hourly = (await bigNumbers(page)).map(numberIn);
      report.plans.forEach(({ estimate }, index) => {
        assert.ok(Math.abs(hourly[index] - estimate.cost.usd_per_hour) < 0.006);
      });
      await expect(page.locator(".comparison tbody tr")).toHaveCount(report.pareto.length);
      await expect(page.locator(".rejected > div")).toHaveCount(report.rejected.length);
      const chart = page.locator("whichgpu-chart");
      await chart.scrollIntoViewIfNeeded();
      await chart.getByText("As a table").click();
      // The front, and the plans by name.
      await expect(chart.locator("tbody tr")).toHaveCount(
        report.pareto.length + report.plans.length,
      );
    },
  );

  test("follows what is typed, and the address keeps it", async ({ open }) => {
    const page = await open("?task=plan");
    await page.locator("#field-maxtpot").fill("12");
    await page.locator("#field-headroom").selectOption("1");
    await page.locator("#field-vendor").selectOption("NVIDIA");
    await settled(page);
    const report = await planned({
      ...opening,
      serving: { ...opening.serving, max_tpot_ms: 12, headroom: 1 },
      vendors: ["NVIDIA"],
    });
    const [first] = report.plans;
    assert.ok((await plansOf(page))[0].includes(first.estimate.configuration.gpu.name));
    assert.ok(
      Math.abs(numberIn((await bigNumbers(page))[0]) - first.estimate.cost.usd_per_hour) < 0.006,
    );
    await expect(page).toHaveURL(/task=plan.*headroom=1.*tpot=12.*vendor=NVIDIA/);
    const before = await plansOf(page);
    await page.reload();
    await expect(page.locator(".verdict")).toBeVisible();
    assert.deepEqual(await plansOf(page), before);
    await expect(page.locator("#field-maxtpot")).toHaveValue("12");
  });

  test("keeps the last answer in sight while it searches, and shows at once what is typed", async ({
    open,
  }) => {
    const page = await open("?task=plan");
    const before = await plansOf(page);
    const typed = await page.locator("#field-users").evaluate((input) => {
      input.value = "999";
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
      return {
        busy: document.querySelector(".answer").getAttribute("aria-busy"),
        plans: document.querySelectorAll(".plan").length,
        slider: input
          .closest(".field")
          .querySelector("[type=range]")
          .getAttribute("aria-valuetext"),
      };
    });
    assert.deepEqual(typed, { busy: "true", plans: before.length, slider: "999" });
    await settled(page);
    assert.notDeepEqual(await plansOf(page), before);
  });

  test("takes a size instead of a model and a rate instead of users", async ({ open }) => {
    const page = await open("?task=plan&size=30&rate=2&peak=3");
    const report = await planned({
      model_params_billion: 30,
      serving: {
        requests_per_second: 2,
        peak_factor: 3,
        input_tokens: 7168,
        output_tokens: 1024,
        max_ttft_ms: 2000,
        max_tpot_ms: 50,
      },
    });
    await expect(page.locator(".verdict-sentence")).toHaveText(/model of 30B/, rendered);
    assert.equal((await plansOf(page)).length, report.plans.length);
    await expect(page.locator(".notes")).toHaveText(/scaled from/, rendered);
    await page.locator("#field-size").fill("");
    await settled(page);
    await expect(page.locator(".verdict-sentence")).toHaveText(/Llama 3.1 70B/, rendered);
  });

  test("says beside the entry what is wrong, and loses nothing", async ({ open }) => {
    const page = await open("?task=plan");
    const before = await plansOf(page);
    await page.locator("#field-hourly").fill("0");
    await expect(page.locator("#field-hourly-error")).toBeVisible();
    await expect(page.locator("#field-hourly-error")).toHaveText(/from 0\.01 to/, rendered);
    await expect(page.locator("#field-hourly")).toHaveAttribute("aria-invalid", "true");
    assert.deepEqual(await plansOf(page), before, "the last answer stays");
    await page.locator("#field-hourly").fill("20");
    await settled(page);
    await expect(page.locator(".field-error")).toHaveCount(0);
    await expect(page.locator("#field-hourly")).toHaveValue("20");
    await page.locator("#field-monthly").fill("many");
    await expect(page.locator("#field-monthly-error")).toBeVisible();
    assert.deepEqual(await accessibilityProblems(page), []);
  });

  test("says what it would cost when the budget is too small, or that nothing does it", async ({
    open,
  }) => {
    const page = await open("?task=plan&budget=0.05");
    const { beyond_budget: beyond } = await planned({ ...opening, budget: { usd_per_hour: 0.05 } });
    await expect(page.locator(".badge").first()).toHaveText(/Beyond the budget/, rendered);
    assert.ok(
      Math.abs(numberIn((await bigNumbers(page))[0]) - beyond.estimate.cost.usd_per_hour) < 0.006,
    );
    await page.locator("#field-maxtpot").fill("0.01");
    await expect(page.locator(".badge", { hasText: /^\W*Nothing does it\s*$/ })).toBeVisible();
    await expect(page.locator(".plan")).toHaveCount(0);
  });

  test("holds what an article advises against its own answer", async ({ open }) => {
    const page = await open("?task=plan");
    const [first, own] = [await planned(), await planned({ ...opening, gpus: ["h200-sxm-141gb"] })];
    const [{ configuration: now, cost }] = own.plans.map(({ estimate }) => estimate);
    const cheapest = first.plans[0].estimate.cost.usd_per_hour;
    // 71 GB of 8-bit weights and 21 users of 8K at 80 to 160 KiB a token: one card of 141 GB holds them.
    assert.equal(now.gpu_count, 1);
    const text = (await page.locator(".rule").innerText()).replaceAll("\u00a0", " ");
    assert.match(text, /4 to 8 H200/);
    assert.ok(text.includes(`1 × ${now.gpu.name}: $${cost.usd_per_hour}`), text);
    assert.match(text, /more than this needs/);
    const times = numberIn(/It costs ([\d.]+) times/.exec(text)[1]);
    assert.ok(isRounded(times, cost.usd_per_hour / cheapest), text);
    for (const name of await page.locator(".preset").allInnerTexts()) {
      await page.getByRole("link", { name, exact: true }).click();
      await expect(page.locator(".badge").first(), name).toHaveText(/plan|Keep/, rendered);
    }
    await page.getByRole("link", { name: "Scenario B: serve 70B" }).click();
    await page.locator("#field-users").fill("17");
    await settled(page);
    await expect(page.locator(".rule"), "another need has no rule").toHaveCount(0);
  });

  test("opens a plan in Serving with the very figures, and goes back to the need", async ({
    open,
  }) => {
    const page = await open("?task=plan&users=24");
    const text = (await plansOf(page)).at(-1);
    const [dollars, speed] = [(await bigNumbers(page)).at(-1), factIn(text, "Each user")];
    await page
      .getByRole("button", { name: /^Open in Serving: / })
      .last()
      .click();
    await expect(page.locator("#tab-serving")).toHaveAttribute("aria-selected", "true");
    await expect.poll(async () => (await bigNumbers(page)).length).toBeGreaterThan(2);
    const tiles = await bigNumbers(page);
    assert.equal(numberIn(tiles[1]), numberIn(speed));
    assert.equal(numberIn(tiles[2]), numberIn(dollars));
    await page.locator("#tab-plan").click();
    await expect(page.locator("#field-users")).toHaveValue("24");
  });

  test("opens a point of the front by keyboard", async ({ open }) => {
    const page = await open("?task=plan");
    await page.getByText("Every configuration of the line").click();
    const row = page.locator(".comparison .row-button").nth(1);
    const name = (await row.innerText()).replaceAll("\u00a0", " ");
    await row.focus();
    await page.keyboard.press("Enter");
    await expect(page.locator(".verdict-sentence")).toHaveText(/runs on/, rendered);
    const gpu = await page.locator("#field-gpu").inputValue();
    assert.ok(name.includes(gpu), `${name}: ${gpu}`);
  });

  test("weighs an embedder by memory and price, and says that no speed is known", async ({
    open,
  }) => {
    const page = await open("?task=plan&model=Qwen/Qwen3-Embedding-8B&users=4");
    const report = await planned({
      ...opening,
      model: "Qwen/Qwen3-Embedding-8B",
      serving: { ...opening.serving, concurrency: 4 },
    });
    const [{ estimate }] = report.plans;
    const cheapest = page.locator(".plan").first();
    await expect(cheapest).toContainText(estimate.configuration.gpu.name);
    await expect(cheapest).not.toContainText("First token");
    await expect(page.locator(".verdict-sentence")).toHaveText(
      /its speed is not estimated yet/,
      rendered,
    );
    await expect(page.locator(".notes").last()).toContainText("is not estimated yet");
  });

  test("speaks Chinese", async ({ open }) => {
    const page = await open("?task=plan&lang=zh");
    const texts = [...(await plansOf(page)), await page.locator(".rejected").innerText()];
    for (const text of texts) {
      assert.match(text, /[\u4e00-\u9fff]/);
      assert.doesNotMatch(text, /[a-z]_[a-z]/);
    }
  });

  test("stands in an article as an element", async ({ open }) => {
    const page = await open("?task=plan&users=4");
    await page.getByRole("button", { name: "Embed" }).click();
    const markup = await page.locator(".embed-dialog textarea").inputValue();
    assert.match(markup, /task="plan"/);
    const report = await planned({ ...opening, serving: { ...opening.serving, concurrency: 4 } });
    await page.evaluate((text) => {
      const element = document.createElement("template");
      element.innerHTML = text;
      const [script, card] = ["script", "which-gpu"].map((name) =>
        element.content.querySelector(name),
      );
      const fresh = document.createElement("script");
      fresh.src = script.getAttribute("src");
      document.body.append(card, fresh);
    }, markup);
    const figures = page.locator("which-gpu .figures > div");
    await expect(figures.first()).toBeVisible();
    await expect(figures).toHaveCount(report.plans.length);
    await expect(figures.first()).toHaveText(/Cheapest/, rendered);
  });
});
