// Holds the reports of many requests against the schemas of the contract:
//   node tests/record/contract.mjs PROGRAM
// exits with 1 if a report breaks its schema; ids of remarks, changes and formulas are part of it.
import { contract } from "../wasm/support.mjs";
import { reportsOf } from "./reports.mjs";
import { requests } from "./requests.mjs";

const estimates = {
  serving: "report",
  training: "training_report",
  reinforcement: "reinforcement_report",
  image: "image_report",
  video: "video_report",
  embedding: "embedding_report",
  speech: "speech_report",
  hpc: "hpc_report",
};
const schemaOf = ({ method, request }, report) => {
  if (report.error !== undefined) return "error";
  if (method === "catalog") return "catalog";
  return method === "estimate" ? estimates[request?.workload ?? "serving"] : `${method}_report`;
};

const program = process.argv[2];
if (!program) {
  console.error("Usage: contract.mjs PROGRAM");
  process.exit(2);
}
const check = await contract();
let broken = 0;
for (const [i, report] of reportsOf(program).entries()) {
  const wrong = check(schemaOf(requests[i], report), report);
  if (wrong === "") continue;
  broken += 1;
  console.log(`${i} ${requests[i].method} ${JSON.stringify(requests[i].request)}\n${wrong}`);
}
console.log(`${requests.length} reports, ${broken} break the contract`);
if (broken > 0) process.exitCode = 1;
