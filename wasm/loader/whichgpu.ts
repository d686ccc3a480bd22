import createCore from "./core.mjs";
import type { Core } from "./core.mjs";
import type {
  Catalog,
  CompareReport,
  CompareRequest,
  EmbeddingReport,
  EmbeddingRequest,
  Failure,
  HpcReport,
  HpcRequest,
  ImageReport,
  ImageRequest,
  VideoReport,
  VideoRequest,
  OwnReport,
  OwnRequest,
  PlanReport,
  PlanRequest,
  ReinforcementReport,
  ReinforcementRequest,
  Report,
  ServingRequest,
  SpeechReport,
  SpeechRequest,
  TrainingReport,
  TrainingRequest,
} from "./generated/contract.js";

/** What the core can be asked. */
export type Method = "estimate" | "compare" | "plan" | "own" | "catalog";

/** WebAssembly.Module, where the types of the program know it. */
export type CompiledModule = typeof globalThis extends {
  WebAssembly: { Module: new (bytes: never) => infer Module };
}
  ? Module
  : object;

/** One more than the 32,000,000 bytes that the core takes: no longer request is handed on in full. */
const LONGEST_REQUEST = 32_000_001;

/** Whether an answer is the error object. */
export function isFailure(answer: object): answer is Failure {
  return "error" in answer;
}

/** The calculator, ready to answer. Whatever it is asked, bad questions get a `Failure`, not an exception. */
export class WhichGpu {
  readonly #core: Core;
  readonly #cite: (answer: string) => string;

  private constructor(core: Core, cite: (answer: string) => string) {
    this.#core = core;
    this.#cite = cite;
  }

  /**
   * Starts the core from its compiled WebAssembly module, with the sentences of `sources.mjs`; without them answers
   * hold the references to them. Rejects if the module is not the core's.
   */
  static start(module: CompiledModule, sources?: readonly string[]): Promise<WhichGpu> {
    return new Promise((resolve, reject) => {
      createCore({
        instantiateWasm(imports, done) {
          WebAssembly.instantiate(module, imports).then(done).catch(reject);
          return {};
        },
        print: () => undefined,
        printErr: () => undefined,
      }).then((core) => {
        resolve(new WhichGpu(core, sources ? citing(sources) : (answer) => answer));
      }, reject);
    });
  }

  /** Does it fit, how fast is it, what does it cost? */
  estimate(request: ServingRequest): Report | Failure;
  estimate(request: TrainingRequest): TrainingReport | Failure;
  estimate(request: ReinforcementRequest): ReinforcementReport | Failure;
  estimate(request: HpcRequest): HpcReport | Failure;
  estimate(request: ImageRequest): ImageReport | Failure;
  estimate(request: VideoRequest): VideoReport | Failure;
  estimate(request: EmbeddingRequest): EmbeddingReport | Failure;
  estimate(request: SpeechRequest): SpeechReport | Failure;
  /** A request whose workload is known only when it is asked. */
  estimate(
    request:
      | ServingRequest
      | TrainingRequest
      | ReinforcementRequest
      | HpcRequest
      | ImageRequest
      | VideoRequest
      | EmbeddingRequest
      | SpeechRequest,
  ):
    | Report
    | TrainingReport
    | ReinforcementReport
    | HpcReport
    | ImageReport
    | VideoReport
    | EmbeddingReport
    | SpeechReport
    | Failure;
  estimate(request: object): object {
    return this.#ask("estimate", request) as object;
  }

  /** The same question asked of several GPUs. */
  compare(request: CompareRequest): CompareReport | Failure {
    return this.#ask("compare", request) as CompareReport | Failure;
  }

  /** Which configurations meet a need, and why not others? */
  plan(need: PlanRequest): PlanReport | Failure {
    return this.#ask("plan", need) as PlanReport | Failure;
  }

  /** What buying cards costs, against renting them or paying for an API. */
  own(request: OwnRequest): OwnReport | Failure {
    return this.#ask("own", request) as OwnReport | Failure;
  }

  /** Everything one can choose from. */
  catalog(): Catalog {
    return this.#ask("catalog", {}) as Catalog;
  }

  /** A question as JSON, as text or in UTF-8, answered as JSON text on one line. */
  answer(method: Method, request: string | Uint8Array): string {
    return this.#cite(this.#core.call(method, request.slice(0, LONGEST_REQUEST)));
  }

  #ask(method: Method, request: object): unknown {
    return JSON.parse(this.answer(method, inJson(request)));
  }
}

/** A request as JSON. What cannot be written so, such as undefined or a cycle, is null, which the core refuses. */
function inJson(request: unknown): string {
  try {
    const text: unknown = JSON.stringify(request, spelled); // undefined for what JSON leaves out
    return typeof text === "string" ? text : "null";
  } catch {
    return "null";
  }
}

/** Puts the sentences into an answer. A text in JSON holds no bare quotation mark: what matches is a field. */
function citing(sources: readonly string[]): (answer: string) => string {
  const fields = sources.map((sentence) => `"source":${JSON.stringify(sentence)}`);
  return (answer) =>
    answer.replace(/"source":"#(\d+)"/g, (field, number) => fields[Number(number)] ?? field);
}

/** Numbers that JSON has none of as texts: the core then names the field, where JSON would write null. */
function spelled(_name: string, value: unknown): unknown {
  const hasNone = typeof value === "bigint" || (typeof value === "number" && !isFinite(value));
  return hasNone ? String(value) : value;
}
