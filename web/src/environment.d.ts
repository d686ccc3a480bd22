declare module "virtual:core-wasm" {
  /** `core.wasm`, compressed by gzip, in base64. */
  const compressed: string;
  export default compressed;
}

declare module "*.wasm?url" {
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

/** Trusted Types, where the browser has them: what this page uses of them. */
interface Window {
  readonly trustedTypes?: {
    createPolicy(
      name: string,
      rules: { createScriptURL: (text: string) => string },
    ): { createScriptURL(text: string): unknown };
  };
}
