export type * from "./generated/contract.js";
export type { LoadOptions, WasmSource } from "./source.js";
export { isFailure, WhichGpu } from "./whichgpu.js";
export type { Method } from "./whichgpu.js";
