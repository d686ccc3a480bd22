// The tables of a module that travels refer to sentences that travel apart.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withReferences } from "./citations.mjs";
import { readCatalogue } from "./read.mjs";

const whole = readCatalogue();
const { catalogue, sentences } = withReferences(whole);
const sentence = (reference) => sentences[Number(reference.slice(1))];

test("every reference leads back to its sentence, of which there is one each", () => {
  for (const [index, gpu] of catalogue.gpus.entries()) {
    assert.equal(sentence(gpu.sources[0].cite), whole.gpus[index].sources[0].cite);
  }
  for (const [index, offer] of catalogue.offers.entries()) {
    assert.equal(sentence(offer.source), whole.offers[index].source);
  }
  assert.equal(new Set(sentences).size, sentences.length);
});

test("no source that was read is a reference by chance", () => {
  for (const one of sentences) assert.doesNotMatch(one, /^#\d+$/);
});

test("the rest of the catalogue stays as it is, and what was read too", () => {
  assert.ok(whole.gpus.every(({ sources }) => !sources[0].cite.startsWith("#")));
  const cited = structuredClone(catalogue.gpus[0]);
  cited.sources[0].cite = whole.gpus[0].sources[0].cite;
  assert.deepEqual(cited, whole.gpus[0]);
  assert.deepEqual(catalogue.calibration, whole.calibration);
});
