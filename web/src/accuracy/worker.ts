/** Works every published point out anew, beside the page: told where core and points lie, it answers, and
 * once more when what takes longer is there. */
import { comparedPoints, comparedRuns, type Carried, type Compared } from "whichgpu/accuracy";
import { loadFrom } from "whichgpu/load";
import type { Worked, WorkedLater } from "./points.ts";

/** What a worker of its own sees of its surroundings, as far as it is used here. */
interface Surroundings {
  onmessage: (event: MessageEvent<readonly [core: string, points: string]>) => void;
  postMessage(answer: Worked | WorkedLater | string): void;
}

const surroundings = globalThis as unknown as Surroundings;

const found = (compared: readonly Compared[]) => compared.filter(({ estimated }) => estimated > 0);

async function work(core: string, points: string): Promise<void> {
  const fetched = await fetch(points);
  if (!fetched.ok) throw new Error(`${points}: ${String(fetched.status)}`);
  const [gpu, carried] = await Promise.all([loadFrom(core), fetched.json() as Promise<Carried>]);
  surroundings.postMessage({
    catalog: gpu.catalog(),
    points: found(comparedPoints(gpu, carried)),
  });
  surroundings.postMessage({ later: found(comparedRuns(gpu, carried)) });
}

surroundings.onmessage = ({ data: [core, points] }) => {
  work(core, points).catch((error: unknown) => {
    surroundings.postMessage(String(error));
  });
};
