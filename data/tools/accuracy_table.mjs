// Writes the README's table of accuracy from data/accuracy.json: node data/tools/accuracy_table.mjs; with --check says
// whether it is up to date.
import { readFileSync, writeFileSync } from "node:fs";

const readme = new URL("../../README.md", import.meta.url);
const { bands } = JSON.parse(readFileSync(new URL("../accuracy.json", import.meta.url), "utf8"));

/** Fewer points say little about a tenth of them. */
const FEWEST = 39;

/** Of each thing that is measured, the class with the most published points. */
function largest() {
  const found = new Map();
  for (const band of bands) {
    const name = `${band.load}, ${band.metric}`;
    if (band.points >= FEWEST && band.points > (found.get(name)?.points ?? 0))
      found.set(name, band);
  }
  return [...found].sort(([, a], [, b]) => b.points - a.points);
}

function signed(percent) {
  const whole = Math.round(percent);
  return `${whole > 0 ? "+" : ""}${whole || 0} %`;
}
const cells = (row) => `| ${row.join(" | ")} |`;

const rows = largest().map(([name, band]) => [
  name,
  [band.engine, band.architecture].filter(Boolean).join(", "),
  band.points,
  signed(band.p10_percent),
  signed(band.median_percent),
  signed(band.p90_percent),
]);
const head = ["measured", "in", "points", "10th percentile", "median", "90th percentile"];
const rules = ["---", "---", "---:", "---:", "---:", "---:"];
const table = [head, rules, ...rows].map(cells).join("\n");

const text = readFileSync(readme, "utf8");
const place = /(<!-- accuracy -->\n)[\s\S]*?(\n<!-- \/accuracy -->)/;
if (!place.test(text)) throw new Error("README.md has no place for the table");
const written = text.replace(place, (_, before, after) => before + table + after);
if (!process.argv.includes("--check")) writeFileSync(readme, written);
else if (written !== text) {
  console.error("README.md: the table of accuracy is not that of data/accuracy.json");
  process.exitCode = 1;
}
