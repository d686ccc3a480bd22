import type { Failure, PlanReport } from "whichgpu";
import type { Modules } from "./calculator.ts";
import type { JsonObject } from "../state/described.ts";

/** Says what a plan comes to. */
type Told = (report: PlanReport | Failure) => void;

/** The core in a worker of its own, for plans: one is searched for at a time, and only the last that was asked waits. */
export class Planner {
  readonly #worker: Worker;
  #started = false;
  #searching: Told | undefined;
  #waiting: { readonly need: string; readonly told: Told } | undefined;

  constructor(worker: Worker, { first, whole }: Modules) {
    this.#worker = worker;
    worker.addEventListener("message", ({ data }: MessageEvent<string>) => {
      this.#hear(data);
    });
    worker.postMessage(`${first} ${whole}`);
  }

  /** Whether it answers; until then the page plans by itself. */
  get started(): boolean {
    return this.#started;
  }

  /** Searches for the plans of a need; a later one that comes before its turn takes its place. */
  plan(request: JsonObject, told: Told): void {
    const need = JSON.stringify(request);
    if (this.#searching) this.#waiting = { need, told };
    else this.#search(need, told);
  }

  /** Tells nobody of what was asked until now. */
  forget(): void {
    this.#waiting = undefined;
    if (this.#searching) this.#searching = () => undefined;
  }

  #search(need: string, told: Told): void {
    this.#searching = told;
    this.#worker.postMessage(need);
  }

  #hear(answer: string): void {
    if (answer === "") {
      this.#started = true;
      return;
    }
    const [told, next] = [this.#searching, this.#waiting];
    this.#searching = undefined;
    this.#waiting = undefined;
    if (next) this.#search(next.need, next.told);
    told?.(JSON.parse(answer) as PlanReport | Failure);
  }
}
