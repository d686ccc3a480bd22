// The page that says what is modelled and what is not: both languages, its formulas and the figures in its text.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, describe, test } from "node:test";

const root = new URL("../../", import.meta.url);
const file = (name) => readFile(new URL(name, root), "utf8");
const json = async (name) => JSON.parse(await file(name));
const all = (html, pattern) => [...html.matchAll(pattern)].map(([, found]) => found);
let pages;

before(async () => {
  pages = [await file("dist/method.html"), await file("dist/method-zh.html")];
});

describe("the page of the method", () => {
  test("has the same parts in both languages, and a link to each", () => {
    const [parts, others] = pages.map((html) => all(html, /<h2 id="(\w+)">/g));
    assert.deepEqual(parts, others);
    for (const part of [
      "memory",
      "step",
      "arrivals",
      "training",
      "images",
      "hpc",
      "prices",
      "ranges",
      "refused",
      "glossary",
    ]) {
      assert.ok(parts.includes(part), part);
    }
    for (const html of pages) {
      assert.deepEqual(all(html, /<li><a href="#(\w+)">/g), parts);
    }
  });

  test("explains as many words in both languages, none twice", () => {
    const [names, chinese] = pages.map((html) => all(html, /<dt><b>(.*?)<\/b>/g));
    assert.equal(names.length, chinese.length);
    assert.ok(names.length >= 20);
    for (const list of [names, chinese]) assert.equal(new Set(list).size, list.length);
  });

  test("writes each formula in MathML, with what is subtracted in parentheses where it is multiplied", () => {
    const counts = pages.map((html) => all(html, /<math display="block">(.*?)<\/math>/gs).length);
    assert.equal(counts[0], counts[1]);
    assert.ok(counts[0] >= 12);
    for (const html of pages) {
      const [experts] = all(
        html,
        /<math display="block">(<mtext>(?:experts that|一步读到).*?)<\/math>/gs,
      );
      const read = experts.replace(/<[^>]+>/g, "").replace(/\s/g, "");
      assert.match(
        read,
        /=(experts|专家总数)×\(1−\(1−(chosen|每token选中数)(experts|专家总数)\)(tokens|token数)\)$/,
      );
      assert.doesNotMatch(html, /NaN|undefined|\[object/);
    }
  });

  test("says the shares, counts and ranges that the data hold", async () => {
    const { groups } = await json("data/judgement.json");
    const { models, gpus } = await json("data/unread.json");
    const { bands } = await json("data/calibration.json");
    const shares = [groups.verdicts.comfortable_share, groups.verdicts.tight_share];
    const low = bands.calibrated.tpot[0];
    for (const html of pages) {
      for (const share of shares) assert.ok(html.includes(`${Math.round(100 * share.value)}%`));
      assert.ok(html.includes(`${low.toFixed(3)}–`));
      assert.match(html, new RegExp(`(\\b|：)${models.length} (models and|个模型)`));
      assert.match(html, new RegExp(`${gpus.length} (cards|款显卡)`));
    }
  });

  test("is in what is told to language models and to servers", async () => {
    const told = await file("dist/llms.txt");
    assert.match(told, /\(method\.html\)/);
    assert.match(told, /\(method-zh\.html\)/);
    assert.match(await file("dist/_headers"), /^\/method-zh\.html$/m);
  });
});
