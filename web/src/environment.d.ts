declare module "virtual:core-wasm" {
  /** `core.wasm`, a character for each byte. */
  const bytes: string;
  export default bytes;
  /** The characters that stand for others in it. */
  export const swapped: Readonly<Record<string, string>>;
}

/** The core beside embed.js, from its folder. */
declare const CORE_FILE: string;

declare module "*.wasm?url" {
  const url: string;
  export default url;
}

declare module "*.json?url" {
  const url: string;
  export default url;
}

declare module "*?worker&url" {
  const url: string;
  export default url;
}

declare module "*.css?inline" {
  const css: string;
  export default css;
}

declare module "*.css";

/** The bytes of `core.wasm` in the page as one file, from web/build/unpack.js. */
declare const whichgpuCore: Uint8Array<ArrayBuffer>;

/** The text of that file, without its first line. */
declare const whichgpuFile: string;

/** Trusted Types, where the browser has them: what this page uses of them. */
interface Window {
  readonly trustedTypes?: {
    createPolicy(
      name: string,
      rules: { createScriptURL: (text: string) => string },
    ): { createScriptURL(text: string): unknown };
  };
}
