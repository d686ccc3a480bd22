/** The calculator as the page has it: a module that answers what most visitors ask, until one asks for more. */
import type { WhichGpu } from "whichgpu";
import { loadFrom } from "whichgpu/load";

/** The addresses of the module with which the page starts, and of the one that answers everything. */
export interface Modules {
  readonly first: string;
  readonly whole: string;
}

export class Calculator {
  /** The module at hand; what it was made without it answers with a failure that isElsewhere() knows. */
  core: WhichGpu;
  readonly #fetchWhole: (() => Promise<WhichGpu>) | undefined;
  #fetching: Promise<WhichGpu> | undefined;

  /** `fetchWhole` fetches the module that answers everything, where `core` is not that one. */
  constructor(core: WhichGpu, fetchWhole?: () => Promise<WhichGpu>) {
    this.core = core;
    this.#fetchWhole = fetchWhole;
  }

  /** Fetches the whole module, unless it is there. After a failure it can be tried again. */
  complete(): Promise<WhichGpu> {
    return (this.#fetching ??= this.#fetch());
  }

  async #fetch(): Promise<WhichGpu> {
    try {
      return (this.core = (await this.#fetchWhole?.()) ?? this.core);
    } catch (error) {
      this.#fetching = undefined;
      throw error;
    }
  }
}

export async function startCalculator({ first, whole }: Modules): Promise<Calculator> {
  return new Calculator(await loadFrom(first), () => loadFrom(whole));
}

/** Whether an error says that another module answers. The contract has no such code, as the whole module never says it. */
export const isElsewhere = ({ code }: { readonly code: string }): boolean => code === "elsewhere";

/** The same of an answer as text. */
export const saysElsewhere = (answer: string): boolean =>
  answer.startsWith('{"error":{"code":"elsewhere"');
