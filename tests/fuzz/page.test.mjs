// Every reader of the page that takes foreign text or bytes, on real inputs changed at random: it returns what it is
// declared to return, all numbers in it finite, or says what is wrong, within a second of the processor's time.
//   FUZZ_SECONDS=600 npm run test:fuzz     that long for each reader, from a new seed (FUZZ_SEED repeats one)
import assert from "node:assert/strict";
import { File } from "node:buffer";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { readCatalogue } from "../../data/tools/read.mjs";
import { modelFromGguf } from "../../web/src/dialogs/own-model/gguf-model.ts";
import { readGgufFile } from "../../web/src/dialogs/own-model/gguf-file.ts";
import { modelFromText } from "../../web/src/dialogs/own-model/model-text.ts";
import { readCommand } from "../../web/src/launch/read.ts";
import { comparedFromQuery } from "../../web/src/state/compared.ts";
import { fieldNames, initialQuestion } from "../../web/src/state/fields.ts";
import { heldInFile } from "../../web/src/state/held.ts";
import { bookFrom } from "../../web/src/state/kept-book.ts";
import { MOST_OFFERS, offerKinds } from "../../web/src/state/price-book.ts";
import { toCsv, toFocusCsv } from "../../web/src/state/price-csv.ts";
import { readList, toJson } from "../../web/src/state/price-files.ts";
import {
  buildRequest,
  parseNumber,
  patchQuestion,
  questionOf,
} from "../../web/src/state/request.ts";
import { queryOf, questionFromQuery } from "../../web/src/state/url.ts";
import { tasks } from "../../web/src/questions/index.ts";
import { llama8b } from "../web/gguf.mjs";
import { bytes, objects, texts } from "./mutations.mjs";

const seconds = Number(process.env.FUZZ_SECONDS ?? 0.3);
const long = process.env.FUZZ_SECONDS !== undefined;
const seed = Number(process.env.FUZZ_SEED ?? (long ? Date.now() % 2 ** 31 : 20261130));

/** Tries `reads` on what is drawn for as long as is asked, and says how often; `found` once failed. */
function fuzz(name, drawn, reads, found = []) {
  test(name, async (t) => {
    for (const one of [...fc.sample(drawn, { seed, numRuns: 3 }), ...found]) await reads(one);
    let runs = 0;
    const settled = (start) => {
      const { user } = process.cpuUsage(start);
      assert.ok(user < 1e6, `${user} microseconds`);
      runs += 1;
    };
    const isSync = reads.constructor.name === "Function";
    const property = isSync
      ? fc.property(drawn, (input) => {
          const start = process.cpuUsage();
          reads(input);
          settled(start);
        })
      : fc.asyncProperty(drawn, async (input) => {
          const start = process.cpuUsage();
          await reads(input);
          settled(start);
        });
    await fc.assert(property, {
      seed,
      numRuns: 2 ** 31 - 1,
      interruptAfterTimeLimit: seconds * 1000,
      markInterruptAsFailure: false,
    });
    t.diagnostic(`${name}: ${runs} executions, seed ${seed}`);
  });
}

/** Nothing in a value but texts, finite numbers, truth values, lists and plain objects. */
function isPlain(value, path = "") {
  if (typeof value === "number") assert.ok(Number.isFinite(value), `${path} is ${value}`);
  else if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value)) isPlain(inner, `${path}.${key}`);
  } else
    assert.ok(["string", "boolean", "undefined"].includes(typeof value) || value === null, path);
}

const modelProblems =
  "not_json not_gguf unreadable offline gated not_found unsupported status".split(" ");

function isModel(read) {
  if ("problem" in read) assert.ok(modelProblems.includes(read.problem), read.problem);
  else assert.equal(typeof read.model, "object");
  isPlain(read);
}

function isOffer(offer) {
  isPlain(offer);
  assert.ok(offerKinds.includes(offer.kind), offer.kind);
  assert.equal(typeof offer.current, "boolean");
  assert.ok(Number.isInteger(offer.gpu_count) && offer.gpu_count >= 1, String(offer.gpu_count));
  assert.ok(offer.usd_per_gpu_hour >= 0, String(offer.usd_per_gpu_hour));
  for (const name of ["id", "provider", "gpu", "as_of"]) assert.equal(typeof offer[name], "string");
}

function isQuestion(question) {
  assert.ok(tasks.includes(question.task), question.task);
  for (const name of fieldNames) assert.equal(typeof question[name], "string", name);
  const built = buildRequest(question);
  if ("request" in built) isPlain(built.request);
  else assert.ok(fieldNames.includes(built.notANumber ?? built.notJson), JSON.stringify(built));
}

const { models, gpus, precisions, offers } = readCatalogue();
const cardIds = new Set(gpus.map(({ id }) => id));
const cardOf = (name) => (cardIds.has(name) ? name : undefined);
const fixtures = new URL("../configs/published/", import.meta.url);
const configs = readdirSync(fixtures)
  .filter((name) => name.endsWith(".json"))
  .map((name) => readFileSync(new URL(name, fixtures), "utf8"));

const questions = [
  ...tasks.map(initialQuestion),
  {
    ...initialQuestion("serving"),
    model: JSON.stringify({ name: "ours", hidden: 4096 }),
    gpus: "2",
  },
];
const queries = [
  ...questions.map((question) => queryOf(question, "en")),
  `${queryOf(questions[0])}&beside=${encodeURIComponent(queryOf(questions[0]).slice(1))}&t.cards=x`,
  "?task=trainplan&train=yes",
];
fuzz("the address", texts(queries), (query) => {
  const question = questionFromQuery(query);
  isQuestion(question);
  assert.deepEqual(questionFromQuery(queryOf(question)), question);
  comparedFromQuery(query).forEach(isQuestion);
});
fuzz(
  "a number as typed",
  texts(["8,192", "1.5T", "20 million", "3.2万", "-1e-3", "１６"]),
  (text) => {
    for (const kind of ["count", "tokens", "amount", "number"]) isPlain(parseNumber(text, kind));
  },
);

const requests = questions.map((question) => buildRequest(question).request).filter(Boolean);
fuzz("a request handed to the page", objects(requests), (request) => {
  for (const question of [questionOf(request), patchQuestion(questions[0], request)])
    if (question) isQuestion(question);
});

const prices = offers.slice(0, 40).map((offer) => ({
  ...Object.fromEntries(
    ["id", "provider", "gpu", "kind", "gpu_count", "usd_per_gpu_hour", "as_of", "current"].map(
      (name) => [name, offer[name]],
    ),
  ),
}));
const lists = [prices.slice(0, 3), prices.slice(10, 12), prices.slice(0, 1)].flatMap((some) => [
  toJson(some),
  toCsv(some),
  toFocusCsv(some),
]);
lists.push(
  "ProviderName,SkuPriceDetails,PricingCategory,PricingUnit,BillingCurrency,ListUnitPrice,ContractedUnitPrice,ChargePeriodStart\n" +
    'Ours,"{""GpuCount"":8,""x_Gpu"":""h100-sxm-80gb""}",Committed,Hours,CNY,200,112,2026-11-01T00:00:00Z\n',
);
async function isList(text) {
  const list = await readList(text, cardOf, 7.1);
  if ("problem" in list) {
    assert.ok(["not_a_list", "too_many", "cell"].includes(list.problem), list.problem);
    if (list.problem === "cell") assert.ok(list.row >= 1 && list.column.length > 0);
    return;
  }
  assert.ok(list.offers.length <= MOST_OFFERS);
  list.offers.forEach(isOffer);
  assert.deepEqual(await readList(toJson(list.offers), cardOf, 7.1), list);
}
fuzz("a price list", texts(lists), isList, [
  "usd_per_gpu_hour,gpu,current\n1,h100-sxm-80gb,constructor\n",
]);
fuzz(
  "a price list in JSON",
  objects([{ offers: prices.slice(0, 4) }]).map((list) => JSON.stringify(list)),
  isList,
);

const isBook = (text) => {
  const book = bookFrom(text);
  book.offers.forEach(isOffer);
  assert.ok([undefined, "USD", "CNY"].includes(book.currency));
  isPlain(book);
};
const books = [{ offers: prices.slice(0, 4), currency: "CNY", cnyPerUsd: 7.1 }];
fuzz(
  "prices kept in the browser",
  objects(books).map((book) => JSON.stringify(book)),
  isBook,
);
fuzz("prices kept, damaged", texts(books.map((book) => JSON.stringify(book))), isBook);

const held = { saved: "2026-11-30T00:00:00.000Z", query: queries[0], book: books[0] };
fuzz("what a saved file holds", texts([JSON.stringify(held)]), (text) => {
  globalThis.document = { getElementById: () => ({ textContent: text }) };
  const found = heldInFile();
  if (found === undefined) return;
  isQuestion(questionFromQuery(found.query));
  isBook(JSON.stringify(found.book) ?? "");
});

fuzz("a config.json", texts(configs), (text) => isModel(modelFromText(text, "ours")));

const catalog = { gpus, models, weight_precisions: precisions.weights };
const commands = [
  "vllm serve meta-llama/Llama-3.1-70B-Instruct --tensor-parallel-size 4 --max-model-len 8192 --kv-cache-dtype fp8",
  "python3 -m sglang.launch_server --model-path Qwen/Qwen3-32B --tp 8 --dp 8 --enable-dp-attention --mem-fraction-static 0.9",
  "llama-server -m Qwen3-32B-Q4_K_M.gguf -c 32768 -np 4 -ngl 40 -fa on --split-mode row",
  "docker run --gpus all -p 8000:8000 vllm/vllm-openai:v0.20 --model Qwen/Qwen3-32B-FP8 \\\n  --data-parallel-size=2 # two",
  "trtllm-serve deepseek-ai/DeepSeek-V3 --tp_size 8 --ep_size 8 --max_batch_size 64 --backend pytorch",
];
fuzz(
  "a launch command",
  texts(commands),
  (text) => {
    const read = readCommand(text, catalog);
    if (read === undefined) return;
    isPlain(read);
    isQuestion(patchQuestion(questions[0], read.patch));
  },
  ["vllm serve a --tensor-parallel-size 1e308 --pipeline-parallel-size 1e308"],
);

const metadata = {
  "general.architecture": "llama",
  "general.name": "Ours",
  "llama.block_count": 32,
  "llama.context_length": 131072,
  "llama.embedding_length": 4096,
  "llama.feed_forward_length": 14336,
  "llama.attention.head_count": [32, 32, 16],
  "llama.attention.head_count_kv": 8,
  "llama.attention.sliding_window": 4096,
  "llama.attention.sliding_window_pattern": [true, false],
  "llama.expert_count": 8,
  "llama.expert_used_count": 2,
  "split.count": 2,
};
const tensors = [
  { name: "token_embd.weight", shape: [4096, 128256] },
  { name: "blk.0.ffn_gate_exps.weight", shape: [4096, 14336, 8] },
  { name: "output_norm.weight", shape: [4096] },
];
fuzz("the header of a GGUF file", objects([{ metadata, tensors }]), (header) => {
  const said = typeof header.metadata === "object" ? (header.metadata ?? {}) : {};
  const listed = Array.isArray(header.tensors) ? header.tensors : [];
  // The reader of the format gives names and sizes in these types.
  const tensorInfos = listed
    .filter((one) => typeof one?.name === "string" && Array.isArray(one.shape))
    .map(({ name, shape }) => ({
      name,
      shape: shape.map((size) =>
        BigInt.asUintN(64, BigInt(Math.trunc(Math.min(Number(size), 2 ** 64)) || 0)),
      ),
    }));
  isModel(modelFromGguf({ metadata: said, tensorInfos }, "Q4_K_M", "ours.gguf"));
});
fuzz("a GGUF file", bytes([llama8b()]), async (data) => {
  isModel(await readGgufFile(new File([data], "ours.gguf")));
});
