// Reads a folder of config.json files with the core and prints what is off.
// Usage: node tests/configs/conformance.mjs <answers program> <folder> [--all]
// The folder holds INDEX.csv with the columns file, published_total_params ("671B", "1.5B", "30.5B"; may be empty) and
// optionally parameters (an exact count). NAME.hf_quant.json beside NAME.json is its hf_quant_config.json.
// A published count is met within its rounding: half a unit of its last digit that is not zero, and 1 % at least.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { printedCount } from "../../data/tools/printed_count.mjs";

/** Rows of a CSV file with a header, as objects. Quoted cells may hold commas and doubled quotes. */
function readCsv(text) {
  const cells = (line) =>
    [...line.matchAll(/("((?:[^"]|"")*)"|[^,]*)(?:,|$)/g)].map(([, plain, quoted]) =>
      quoted === undefined ? plain : quoted.replaceAll('""', '"'),
    );
  const [header, ...lines] = text.split(/\r?\n/).filter(Boolean);
  const names = cells(header);
  return lines.map((line) => {
    const values = cells(line);
    return Object.fromEntries(names.map((name, index) => [name, values[index] ?? ""]));
  });
}

function question({ config, quantization, name }) {
  return {
    method: "estimate",
    request: {
      workload: "serving",
      model: { name, config, ...(quantization ? { quantization } : {}) },
      gpu: "b300-sxm-288gb",
      gpu_count: 8,
      input_tokens: 1000,
      output_tokens: 24,
      concurrency: 1,
    },
  };
}

/** Python writes Infinity and NaN, which JSON does not have; elsewhere the core says so. */
function parse(text) {
  return JSON.parse(text.replace(/(?<=[[,:\s])-?(Infinity|NaN)(?=[,\]}\s])/g, "0"));
}

function readFolder(folder) {
  const isConfig = ({ file }) => file.endsWith(".json") && !file.endsWith(".hf_quant.json");
  return readCsv(readFileSync(join(folder, "INDEX.csv"), "utf8"))
    .filter(isConfig)
    .map((row) => {
      const beside = join(folder, row.file.replace(/\.json$/, ".hf_quant.json"));
      return {
        ...row,
        name: row.model_id,
        config: parse(readFileSync(join(folder, row.file), "utf8")),
        quantization: existsSync(beside) ? parse(readFileSync(beside, "utf8")) : undefined,
      };
    });
}

function judge(row, report) {
  if (report.error) return { refused: report.error.message };
  const { parameters } = report.configuration.model;
  const printed = printedCount(row.published_total_params);
  if (!printed) return { parameters };
  const off = Math.abs(parameters - printed.count) > printed.tolerance;
  return { parameters, printed, off };
}

function main([program, folder, ...flags]) {
  if (!folder) throw new Error("usage: conformance.mjs <answers program> <folder> [--all]");
  const rows = readFolder(folder);
  const input = rows.map((row) => JSON.stringify(question(row))).join("\n");
  const output = execFileSync(program, { input: `${input}\n`, maxBuffer: 1 << 30 });
  const reports = output.toString().trim().split("\n").map(JSON.parse);
  const counts = { answered: 0, refused: 0, off: 0 };
  rows.forEach((row, index) => {
    const { refused, parameters, printed, off } = judge(row, reports[index]);
    counts[refused ? "refused" : "answered"] += 1;
    if (off) counts.off += 1;
    const billion = (value) => `${(value / 1e9).toPrecision(4)}B`;
    if (refused) console.log(`${row.file}: refused: ${refused}`);
    else if (off) {
      const ratio = (parameters / printed.count).toPrecision(4);
      console.log(
        `${row.file}: ${billion(parameters)} are ${ratio} of ${row.published_total_params}`,
      );
    } else if (flags.includes("--all")) {
      const of = printed ? ` of ${row.published_total_params}` : "";
      const { fit, notes } = reports[index];
      const bytes = fit.per_gpu.weights_bytes * 8;
      const parts = notes
        .filter(({ id }) => id === "config_part_ignored")
        .map(({ args }) => args.part);
      console.log(
        `${row.file}: ${billion(parameters)}${of}, ${billion(bytes)} weights, cache ${(fit.per_gpu.kv_cache_bytes / 2 ** 20).toPrecision(3)} MiB ${parts.join(" ")}`,
      );
    }
  });
  console.log(
    `${rows.length} configurations: ${counts.answered} answered, ${counts.refused} refused, ${counts.off} off`,
  );
  process.exitCode = counts.off > 0 ? 1 : 0;
}

main(process.argv.slice(2));
