// Reads data/measurements/: every row as one flat point, whether its fields stand in a column or in the file's request.
import { readFolder } from "./read.mjs";

/** What can be measured. The units stand in the names; measurements.schema.json says what each counts. */
export const METRICS = [
  "ttft_ms",
  "tpot_ms",
  "output_tokens_per_second",
  "decode_tokens_per_second",
  "generation_tokens_per_second",
  "prefill_tokens_per_second",
];

/** The fields of a file's request by the names that columns use. */
function sharedFields({ parallelism = {}, precision = {}, ...fields }) {
  return { ...fields, ...parallelism, ...precision };
}

/** The points of one file: {engine, engine_version, date, use, fields of the request, metrics}; null cells are left out. */
export function pointsOf({ source, use = "fit", engine, request, columns, rows }) {
  const shared = {
    date: source.date,
    use,
    engine: engine.id,
    ...(engine.version === null ? {} : { engine_version: engine.version }),
    ...sharedFields(request),
  };
  return rows.map((row) => {
    const cells = columns.map((column, index) => [column, row[index]]);
    return { ...shared, ...Object.fromEntries(cells.filter(([, value]) => value !== null)) };
  });
}

/** Columns that the file's request also sets: one of the two would be lost. */
export function fieldsSetTwice({ engine, request, columns }) {
  const shared = Object.keys(sharedFields(request));
  if (engine.version !== null) shared.push("engine_version");
  return columns.filter((column) => shared.includes(column));
}

/** The files of the folder as [{path, content}], in a fixed order. */
export function readMeasurements(root) {
  return readFolder(root, "measurements");
}
