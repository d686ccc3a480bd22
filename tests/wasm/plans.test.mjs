// Reviewed expectations of plans, with their reasoning: tests/plans/needs.json.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, describe, test } from "node:test";
import { judge } from "../plans/judge.mjs";
import { contract, importPackage, installPackage } from "./support.mjs";

const needs = JSON.parse(await readFile(new URL("../plans/needs.json", import.meta.url), "utf8"));
let gpu, check;

before(async () => {
  gpu = await (await importPackage(await installPackage())).load();
  check = await contract();
});

describe("a reviewer agrees with the plan for", () => {
  for (const { name, request, expect } of needs) {
    test(name, () => {
      assert.equal(check("plan_request", request), "");
      const report = gpu.plan(request);
      assert.equal(check("plan_report", report), "");
      assert.deepEqual(
        judge(request, expect, report, (other) => gpu.plan(other)),
        [],
      );
    });
  }
});

test("at least 80 needs are reviewed, each with its reasoning", () => {
  assert.ok(needs.length >= 80);
  for (const { name, because } of needs) assert.ok(because.length > 40, name);
});
