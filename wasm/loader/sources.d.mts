/** The sentences about sources to which the tables of `core.wasm` refer, by their numbers. */
declare const sources: readonly string[];
export default sources;
