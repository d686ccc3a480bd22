/** The published measurement that is nearest to a figure, worked out anew beside the page. */
import type { Report } from "whichgpu";
import coreUrl from "whichgpu/core.wasm?url";
import type { Compared } from "whichgpu/accuracy";
import pointsUrl from "whichgpu/measured.json?url";
import type { Worked } from "../accuracy/points.ts";
import workerUrl from "../accuracy/worker.ts?worker&url";
import type { Voice } from "../i18n/voice.ts";
import { trusted } from "../trusted.ts";

/** What is published of the figures of the working that have been measured. */
const metrics: Readonly<Record<string, RegExp>> = {
  ttft_seconds: /TTFT/,
  tpot_seconds: /TPOT/,
  output_tokens_per_second: /^offline tokens/,
};

/** Another engine is as far as e times the parameters; e times the users are half as far. */
const OTHER_ENGINE = 1;
const USERS = 0.5;

export const isMeasured = (id: string): boolean => id in metrics;

let points: Promise<readonly Compared[]> | undefined;

/** Every published point beside its estimate. What takes a worker longer is not waited for. */
function workedOut(): Promise<readonly Compared[]> {
  const beside = (name: string): string => new URL(name, document.baseURI).href;
  return new Promise((resolve, reject) => {
    const worker = new Worker(trusted(beside(workerUrl)), { type: "module" });
    worker.onmessage = ({ data }: MessageEvent<Worked | string>) => {
      worker.terminate();
      if (typeof data === "string") reject(new Error(data));
      else resolve(data.points);
    };
    worker.onerror = ({ message }) => {
      reject(new Error(message));
    };
    worker.postMessage([beside(coreUrl), beside(pointsUrl)]);
  });
}

/** On the same card: with the same engine, the model of the nearest size, the users nearest in number; undefined: none. */
export async function nearest(
  id: string,
  { configuration: now }: Report,
  { catalog }: Voice,
): Promise<Compared | undefined> {
  const metric = metrics[id];
  const all = await (points ??= workedOut());
  const sizes = new Map(catalog.models.map((model) => [model.id, model.parameters]));
  const far = ({ engine, model, users }: Compared): number =>
    (engine.startsWith(now.engine) ? 0 : OTHER_ENGINE) +
    Math.abs(Math.log((sizes.get(model) ?? 1) / now.model.parameters)) +
    USERS * Math.abs(Math.log(Math.max(users, 1) / Math.max(now.concurrency, 1)));
  return all
    .filter((point) => metric?.test(point.metric) && point.gpu === now.gpu.id)
    .reduce<Compared | undefined>(
      (best, point) => (best && far(best) <= far(point) ? best : point),
      undefined,
    );
}
