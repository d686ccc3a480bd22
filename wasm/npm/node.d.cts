import type { Failure, LoadOptions, WhichGpu } from "./node.js" with {
  "resolution-mode": "import",
};

export type * from "./node.js" with { "resolution-mode": "import" };

/** Starts the calculator. Without `wasm` it reads `core.wasm` from beside this file. */
export declare function load(options?: LoadOptions): Promise<WhichGpu>;

/** Whether an answer is the error object. */
export declare function isFailure(answer: object): answer is Failure;
