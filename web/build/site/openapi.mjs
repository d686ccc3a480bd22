import { readdir, readFile } from "node:fs/promises";

const folder = new URL("../../../data/schema/", import.meta.url);

/** The calls of the package, each with the schemas of what it is asked and of what it answers. */
const calls = {
  estimate: {
    summary: "Does it fit, how fast is it, what does it cost?",
    requests: [
      ...["serving_request", "training_request", "reinforcement_request"],
      ...["image_request", "video_request", "embedding_request", "speech_request", "hpc_request"],
    ],
    reports: [
      ...["report", "training_report", "reinforcement_report"],
      ...["image_report", "video_report", "embedding_report", "speech_report", "hpc_report"],
    ],
  },
  plan: {
    summary: "Which configurations meet a need, and why not others?",
    requests: ["plan_request"],
    reports: ["plan_report"],
  },
  compare: {
    summary: "The same question asked of several GPUs.",
    requests: ["compare_request"],
    reports: ["compare_report"],
  },
  own: {
    summary: "What buying cards costs, against renting them or paying for an API.",
    requests: ["own_request"],
    reports: ["own_report"],
  },
  catalog: {
    summary: "Every GPU, model, price, engine and number format that requests accept.",
    requests: [],
    reports: ["catalog"],
  },
};

/** Where a schema stands in the document, from where it stands in data/schema/. */
const placed = (file, reference) => {
  const [, name = file, path = ""] = /^(?:(.*)\.schema\.json)?(?:#(.*))?$/.exec(reference);
  return `#/components/schemas/${name || file}${path}`;
};

/** The schema of a file with its references as they are in the document, which says itself what dialect it is in. */
function component(file, schema) {
  if (Array.isArray(schema)) return schema.map((one) => component(file, one));
  if (schema === null || typeof schema !== "object") return schema;
  const kept = Object.entries(schema).filter(([key]) => key !== "$schema" && key !== "$id");
  return Object.fromEntries(
    kept.map(([key, value]) => [
      key,
      key === "$ref" ? placed(file, value) : component(file, value),
    ]),
  );
}

/** Every file that a schema refers to, and those that they refer to. */
async function schemasOf(names) {
  const schemas = new Map();
  const take = async (name) => {
    if (schemas.has(name)) return;
    const text = await readFile(new URL(`${name}.schema.json`, folder), "utf8");
    schemas.set(name, component(name, JSON.parse(text)));
    const named = [...text.matchAll(/"\$ref":\s*"([^"#]+)\.schema\.json/g)];
    for (const [, other] of named) await take(other);
  };
  for (const name of names) await take(name);
  return Object.fromEntries([...schemas].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const any = (names) => {
  const references = names.map((name) => ({ $ref: placed(name, "#") }));
  return references.length === 1 ? references[0] : { anyOf: references };
};

const content = (names) => ({ "application/json": { schema: any(names) } });

function operation(name, { summary, requests, reports }) {
  const answered = { description: "The answer.", content: content(reports) };
  const refused = { description: "The question cannot be answered.", content: content(["error"]) };
  const asked = requests.length > 0 && {
    requestBody: { required: true, content: content(requests) },
  };
  return {
    operationId: name,
    summary,
    ...asked,
    responses: { 200: answered, ...(asked && { 422: refused }) },
  };
}

/**
 * The contract as OpenAPI 3.1, for whoever puts the package behind a server: no server of ours answers these calls. The
 * path of a call is the name of the package's method.
 */
export async function openApi(version) {
  const used = Object.values(calls).flatMap(({ requests, reports }) => [...requests, ...reports]);
  const all = (await readdir(folder)).map((name) => name.replace(".schema.json", ""));
  const missing = used.filter((name) => !all.includes(name));
  if (missing.length > 0) throw new Error(`No schema of ${missing.join(", ")} in data/schema`);
  const paths = Object.entries(calls).map(([name, call]) => {
    const method = call.requests.length > 0 ? "post" : "get";
    return [`/${name}`, { [method]: operation(name, call) }];
  });
  return {
    openapi: "3.1.1",
    info: {
      title: "WhichGPU",
      version,
      description:
        "What the npm package whichgpu is asked and answers. It runs where it is installed and in browsers; there is no " +
        "server of these calls unless somebody sets one up.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
    paths: Object.fromEntries(paths),
    components: { schemas: await schemasOf([...used, "error"]) },
  };
}
