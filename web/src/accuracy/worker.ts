/** Works every published point out anew, beside the page: told where core and points lie, it answers once. */
import { comparedPoints, type Carried } from "whichgpu/accuracy";
import { loadFrom } from "whichgpu/load";
import type { Worked } from "./points.ts";

/** What a worker of its own sees of its surroundings, as far as it is used here. */
interface Surroundings {
  onmessage: (event: MessageEvent<readonly [core: string, points: string]>) => void;
  postMessage(answer: Worked | string): void;
}

const surroundings = globalThis as unknown as Surroundings;

async function work(core: string, points: string): Promise<Worked> {
  const fetched = await fetch(points);
  if (!fetched.ok) throw new Error(`${points}: ${String(fetched.status)}`);
  const [gpu, carried] = await Promise.all([loadFrom(core), fetched.json() as Promise<Carried>]);
  const compared = comparedPoints(gpu, carried).filter(({ estimated }) => estimated > 0);
  return { catalog: gpu.catalog(), points: compared };
}

surroundings.onmessage = ({ data: [core, points] }) => {
  work(core, points).then(
    (worked) => {
      surroundings.postMessage(worked);
    },
    (error: unknown) => {
      surroundings.postMessage(String(error));
    },
  );
};
