// Cards that one has: what they do for a need, and what moving gives, as the npm command says it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { initialQuestion } from "../../web/src/state/fields.ts";
import { presets } from "../../web/src/state/presets.ts";
import { buildRequest } from "../../web/src/state/request.ts";
import { questionFromQuery } from "../../web/src/state/url.ts";
import {
  accessibilityProblems,
  command,
  expect,
  isRounded,
  numberIn,
  rendered,
  test,
  unfold,
} from "./support.mjs";

async function fleetFor(request) {
  const [report] = await command([request], "--plan");
  assert.ok(!report.error, JSON.stringify(report.error));
  return report.existing;
}

const { rates } = JSON.parse(
  readFileSync(new URL("../../data/exchange_rates.json", import.meta.url), "utf8"),
);
const yuan = rates.find(({ currency }) => currency === "CNY");

const requestOf = (query) => buildRequest(questionFromQuery(query)).request;
const plain = (text) => text.replaceAll("\u00a0", " ");
const textOf = async (locator) => plain(await locator.innerText());
const settled = (page) => page.locator('.answer[aria-busy="false"]').waitFor();

/** Opens a question and, once they are there, the tables of other cards. */
async function openUnfolded(open, query) {
  const page = await open(query);
  await expect(page.locator(".fleet-moves summary").first()).toBeVisible();
  await unfold(page);
  return page;
}

const near = (text, exact) => assert.ok(isRounded(numberIn(text), exact), `${text} is ${exact}`);

test.describe("cards that one has", () => {
  test("are chosen in a row each, and the address keeps them", async ({ open }) => {
    const page = await open("?task=plan");
    await expect(page.locator(".fleet")).toHaveCount(0);
    await page.locator("summary", { hasText: "I already have" }).click();
    const card = page.locator("#field-have-0");
    await card.fill("A100 SXM 80GB");
    await card.press("Enter");
    await expect(page.locator(".fleet")).toBeVisible();
    await expect(page).toHaveURL(/have=8\*a100-sxm-80gb/);
    await page.locator("#field-have-0-count").fill("4");
    await expect(page).toHaveURL(/have=4\*a100-sxm-80gb/);
    const other = page.locator("#field-have-1");
    await other.fill("L40S");
    await other.press("Enter");
    await expect(page).toHaveURL(/have=4\*a100-sxm-80gb%2C8\*l40s-48gb/);
    await settled(page);
    await page.reload();
    await expect(page.locator(".verdict")).toBeVisible();
    await expect(page.locator(".fleet-group")).toHaveCount(2);
    await expect(page.locator("#field-have-0-count")).toHaveValue("4");
    await expect(page.locator("#field-have-2"), "a row for one more").toHaveCount(1);
  });

  test(
    "are answered with the figures of the npm command: today, adding, moving, splitting",
    { tag: "@core" },
    async ({ open }) => {
      const page = await openUnfolded(open, presets.haveA100);
      const { serving, splits } = await fleetFor(requestOf(presets.haveA100));
      const [group] = serving.groups;
      const text = await textOf(page.locator(".fleet-group").first());
      assert.match(text, new RegExp(`8 × A100 SXM 80GB: ${group.meets ? "enough" : "not enough"}`));
      // Milliseconds are shown whole.
      const tpot = numberIn(/Each token\s+(.*) ms/.exec(text)[1]);
      assert.ok(Math.abs(tpot - group.service.tpot_ms) <= 0.5, text);
      near(/Energy, a month\s+(.*)/.exec(text)[1], group.service.usd_per_month);
      assert.equal(numberIn(/Capacity\s+(.*)/.exec(text)[1]), group.capacity.concurrency);
      const rows = page.locator(".fleet-moves").first().locator("tbody tr");
      await expect(rows).toHaveCount(serving.moves.length);
      assert.ok(serving.moves.some(({ service }) => service.gpu.id === "h200-sxm-141gb"));
      assert.ok(serving.moves.some(({ service }) => service.gpu.id === "h100-sxm-80gb"));
      for (const [index, move] of serving.moves.entries()) {
        const row = rows.nth(index);
        const { service } = move;
        assert.equal(
          await textOf(row.locator("th")),
          `${service.gpu_count} × ${service.gpu.name} · ${service.weights.toUpperCase()}`,
        );
        const cells = await row.locator("td").allInnerTexts();
        near(cells[0], service.usd_per_month);
        near(cells[2], service.usd_per_million_tokens);
        near(cells[3], move.times_faster);
        near(cells[4], move.times_users);
        near(cells[6], move.buying.months_to_rent);
      }
      const table = page.locator(".fleet-splits tbody tr");
      await expect(table).toHaveCount(splits.length);
      near(await table.first().locator("td").last().innerText(), splits[0].usd_per_month);
    },
  );

  test("say how many more of the same it takes, or how many are free", async ({ open }) => {
    const query = "?task=plan&have=2*a100-sxm-80gb&users=200&in=2048&out=512";
    const page = await open(query);
    const { serving } = await fleetFor(requestOf(query));
    const { added_gpus: added, service } = serving.groups[0].fewest;
    assert.ok(added > 0);
    const choices = await textOf(page.locator(".fleet ul"));
    assert.ok(choices.includes(`Add ${added} of the same`), choices);
    assert.ok(choices.includes(`${service.gpu_count} × A100 SXM 80GB do it`), choices);
    assert.match(choices, new RegExp(`Keep them for ${serving.today.users} users`));
    await page.locator("#field-users").fill("2");
    await expect(page.locator(".fleet-group", { hasText: "A100 SXM 80GB: enough" })).toBeVisible();
    assert.match(await textOf(page.locator(".fleet ul")), /^Keep/);
  });

  test("cost the energy that the visitor pays, and keep a budget or not", async ({ open }) => {
    const page = await open(presets.haveA100);
    const energy = async () =>
      numberIn(
        /Energy, a month\s+(.*)/.exec(await textOf(page.locator(".fleet-group").first()))[1],
      );
    const before = await energy();
    const field = page.locator("#field-electricity");
    const usual = Number(await field.getAttribute("placeholder"));
    await field.fill(String(usual * 10));
    await settled(page);
    assert.ok(Math.abs((await energy()) / before - 10) < 0.1);
    await page.locator("#field-pue").fill("0.5");
    await expect(page.locator("#field-pue-error")).toHaveText(/1 to 5/, rendered);
    await page.locator("#field-pue").fill("");
    await page.locator("#field-hourly").fill("30");
    await settled(page);
    const { splits } = await fleetFor({
      ...requestOf(presets.haveA100),
      electricity_usd_per_kwh: usual * 10,
      budget: { usd_per_hour: 30 },
    });
    assert.deepEqual(
      await page.locator(".fleet-splits tbody td:last-child").allInnerTexts(),
      splits.map(({ within_budget: kept }) => (kept ? "yes" : "no")),
    );
    await expect(page).toHaveURL(/budget=30.*kwh=/);
  });

  test("are held against what an article advises to train on and to serve on", async ({ open }) => {
    const page = await open(presets.haveA100);
    const { splits } = await fleetFor(requestOf(presets.haveA100));
    const rule = await textOf(page.locator(".rule"));
    assert.match(rule, /do not replace all of it/);
    // The run needs more than is left beside the service, so that new cards train and the old ones serve.
    const [{ training, serving, usd_per_month: dollars }] = splits;
    assert.ok(!training.owned && training.run.gpu.id.startsWith("h") && serving.owned);
    assert.match(rule, /Holds/);
    near(/for (\S+) a month/.exec(rule)[1], dollars);
    await page.locator("#field-users").fill("63");
    await settled(page);
    await expect(page.locator(".rule")).toHaveCount(0);
  });

  for (const [language, badge, sentence] of [
    ["en", /Keep them/, /Keep your 8.×.A100.*: they serve .* to 16 users.* for (\$\S+) of energy/],
    ["zh", /留用现有的卡/, /留用现有的 8.×.A100.*：.*每月电费 ≈¥([\d.,]+)/],
  ]) {
    test(`come first where keeping them is the finding: ${language}`, async ({ open }) => {
      const query = "?task=plan&users=16&in=2048&out=512&have=8*a100-sxm-80gb";
      const page = await open(`${query}&lang=${language}`);
      const { serving } = await fleetFor(requestOf(query));
      assert.ok(serving.today.meets);
      await expect(page.locator(".verdict .badge")).toHaveText(badge, rendered);
      const said = page.locator(".verdict-sentence");
      await expect(said).toHaveText(sentence, rendered);
      const energy = numberIn(sentence.exec(await textOf(said))[1]);
      const perDollar = language === "zh" ? yuan.per_usd : 1;
      near(String(energy), serving.today.usd_per_month * perDollar);
      // The line that stays in sight on a phone says the same, and nothing of other cards.
      await expect(page.locator(".open-inputs b")).toHaveText(/^(Keep them|留用现有的卡)$/);
      // What it takes to rent others is folded away, and opens.
      await expect(page.locator(".plan").first()).toBeHidden();
      await page.getByText(/^(To rent other cards instead|改租别的卡)$/).click();
      await expect(page.locator(".plan").first()).toBeVisible();
    });
  }

  test("do not come first where they are too few", async ({ open }) => {
    const page = await open("?task=plan&have=2*a100-sxm-80gb&users=200&in=2048&out=512");
    await expect(page.locator(".fleet")).toBeVisible();
    await expect(page.locator(".verdict .badge")).toHaveText(/plans/, rendered);
    await expect(page.locator(".plan").first()).toBeVisible();
  });

  test("come first for both needs: what to keep them for", async ({ open }) => {
    const page = await open(presets.haveA100);
    const { splits } = await fleetFor(requestOf(presets.haveA100));
    const [{ training, serving, usd_per_month: dollars }] = splits;
    assert.ok(serving.owned && !training.owned);
    await expect(page.locator(".verdict .badge")).toHaveText(/Keep them to serve/, rendered);
    const said = page.locator(".verdict-sentence");
    await expect(said).toHaveText(/serve on 8.×.A100.SXM.80GB.\(yours\)/, rendered);
    near(/for (\S+) a month/.exec(await textOf(said))[1], dollars);
  });

  test("open a move with its very figures", async ({ open }) => {
    const page = await openUnfolded(open, presets.haveA100);
    const row = page.locator(".fleet-moves").first().locator("tbody tr").first();
    const dollars = numberIn(await row.locator("td").first().innerText());
    await row.locator("button").click();
    await expect(page.locator("#tab-serving")).toHaveAttribute("aria-selected", "true");
    near(
      await page.locator(".facts > div", { hasText: "Month" }).locator("dd").innerText(),
      dollars,
    );
  });

  test("train too: the time of the run, its energy, and other cards", async ({ open }) => {
    const page = await openUnfolded(open, presets.trainHave);
    const { training } = await fleetFor(requestOf(presets.trainHave));
    const [group] = training.groups;
    const text = await textOf(page.locator(".fleet-group").first());
    assert.ok(text.includes(group.meets ? ": enough" : ": not enough"), text);
    if (group.run?.hours != null) near(/Energy, the run\s+(.*)/.exec(text)[1], group.run.usd_total);
    const rows = page.locator(".fleet-moves").first().locator("tbody tr");
    await expect(rows).toHaveCount(training.moves.length);
    near(await rows.first().locator("td").first().innerText(), training.moves[0].run.usd_total);
  });

  test("are refused beside their entry when something is wrong with them", async ({ open }) => {
    const page = await open("?task=plan&have=8*a100-sxm-80gb");
    await page.locator("#field-have-0-count").fill("65");
    await expect(page.locator("#field-have-error")).toBeVisible();
    await expect(page.locator("#field-have-error")).toHaveText(/from 1 to 64/, rendered);
    await expect(page.locator("#field-have-0-count")).toHaveAttribute("aria-invalid", "true");
    await page.locator("#field-have-0-count").fill("eight");
    await expect(page.locator("#field-have-error", { hasText: /number/i })).toBeVisible();
    assert.deepEqual(await accessibilityProblems(page), []);
  });

  test("speak Chinese, for everyone to use", async ({ open }) => {
    const page = await openUnfolded(open, `${presets.haveA100}&lang=zh`);
    for (const part of [".fleet", ".fleet-moves", ".fleet-splits"]) {
      const text = await textOf(page.locator(part).first());
      assert.match(text, /[\u4e00-\u9fff]/);
      assert.doesNotMatch(text, /[a-z]_[a-z]|undefined|NaN/);
    }
    assert.deepEqual(await accessibilityProblems(page, ".answer"), []);
    const opening = buildRequest(initialQuestion("plan")).request;
    assert.equal(await fleetFor(opening), null);
  });
});
