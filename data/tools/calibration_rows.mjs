// Fitted constants in, the C++ assignments of their tables out.
import { append, assignments, literal, number, text } from "./cpp.mjs";

const fitted = (entry) =>
  literal(typeof entry === "object" && entry !== null ? entry.value : entry);
const fittedFields = (entries) =>
  Object.fromEntries(Object.entries(entries).map(([field, entry]) => [field, fitted(entry)]));

const band = ([p10, p90]) => `{${number(p10)}, ${number(p90)}}`;

/** Every field of data/calibration.json: one that core/catalog/serving_calibration.h lacks fails to compile. */
export function calibrationRow({ parameters, engines, measured, bands }, gpus) {
  const architectures = new Map(gpus.map(({ id, architecture }) => [id, architecture]));
  const bandFields = Object.entries(bands).flatMap(([name, figures]) =>
    Object.entries(figures)
      .filter(([, value]) => Array.isArray(value))
      .map(([figure, value]) => [`${name}.${figure}`, band(value)]),
  );
  return (
    assignments("x", { ...fittedFields(parameters), ...Object.fromEntries(bandFields) }) +
    Object.entries(engines)
      .map(([engine, fields]) =>
        append("engines", "EngineCalibration", { engine: text(engine), ...fittedFields(fields) }),
      )
      .join("") +
    measured
      .map(([engine, gpu]) =>
        append("measured", "MeasuredPair", {
          engine: text(engine),
          gpu: text(gpu),
          architecture: text(architectures.get(gpu)),
        }),
      )
      .join("")
  );
}

/** Every field of data/image_calibration.json: one that core/catalog/image_calibration.h lacks fails to compile. */
export function imageCalibrationRow({ parameters, measured, bands }) {
  const pairs = measured.map(([model, gpu]) => ({ model: text(model), gpu: text(gpu) }));
  return (
    assignments("x", {
      ...fittedFields(parameters),
      ...Object.fromEntries(Object.entries(bands).map(([name, value]) => [name, band(value)])),
    }) + pairs.map((pair) => append("measured", "MeasuredImage", pair)).join("")
  );
}

/** Every field of data/training_calibration.json, and the ceilings of data/matrix_products.json. */
export function trainingCalibrationRow({ parameters, measured, bands }, products, gpus) {
  const architectures = new Map(gpus.map(({ id, architecture }) => [id, architecture]));
  const bandFields = Object.entries(bands).flatMap(([name, { dense, mixture }]) => [
    [`${name}.dense`, band(dense)],
    [`${name}.mixture`, band(mixture)],
  ]);
  const share = ({ measured_tflops: most, peak_tflops: peak }) => number(most / peak);
  const fields = Object.entries(parameters).flatMap(([part, entries]) =>
    Object.entries(fittedFields(entries)).map(([name, value]) => [`${part}.${name}`, value]),
  );
  return (
    assignments("x", Object.fromEntries([...fields, ...bandFields])) +
    products
      .map((row) =>
        append("ceilings", "MatrixProductCeiling", {
          gpu: text(row.gpu),
          architecture: text(architectures.get(row.gpu)),
          share: share(row),
        }),
      )
      .join("") +
    measured
      .map(([framework, gpu]) =>
        append("measured", "TrainingPair", { framework: text(framework), gpu: text(gpu) }),
      )
      .join("")
  );
}

/** Every parameter of a calibration with named bands and cards: see core/catalog/reinforcement_calibration.h, embedding_calibration.h, speech_calibration.h. */
export function bandedCalibrationRow({ parameters, measured, bands }) {
  return (
    assignments("x", {
      ...fittedFields(parameters),
      ...Object.fromEntries(Object.entries(bands).map(([name, value]) => [name, band(value)])),
    }) + measured.map((id) => `  x.measured.push(${text(id)});\n`).join("")
  );
}

/** Every constant of data/cold_start.json: see core/catalog/cold_start.h. */
export function startConstantsRow({
  disk_gb_s,
  disk_range: disk,
  loader_gb_s,
  band: fixed,
  engines,
}) {
  const GB = 1e9;
  const over = (rate) => rate / disk_gb_s;
  const fields = ({ id, shared_memory_gib, source, ...seconds }) => ({
    id: text(id),
    ...fittedFields(seconds),
    shared_memory_bytes: number(shared_memory_gib * 2 ** 30),
    source: text(source),
  });
  return (
    assignments("x", {
      disk_bytes_per_second: number(disk_gb_s * GB),
      disk: band(disk.map(over)),
      loader_bytes_per_second: number(loader_gb_s * GB),
      fixed: band(fixed),
    }) + engines.map((engine) => append("engines", "EngineStart", fields(engine))).join("")
  );
}

/** Every parameter of data/power_calibration.json: one that core/catalog/power_calibration.h lacks fails to compile. */
export function powerCalibrationRow({ parameters, measured, error }) {
  return (
    assignments("x", { ...fittedFields(parameters), error: band(error) }) +
    measured.map((id) => `  x.measured.push(${text(id)});\n`).join("")
  );
}
