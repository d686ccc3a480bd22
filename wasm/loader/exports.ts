export type * from "./generated/contract.js";
export type { LoadOptions, WasmSource } from "./source.js";
export { measuredRow } from "./measured.js";
export type { Doubt, MeasuredRow, MeasuredTable } from "./measured.js";
export { isFailure, WhichGpu } from "./whichgpu.js";
export type { Method } from "./whichgpu.js";
