import { offersAddress, offersOrigin } from "./build/site/address.mjs";

// What a server says with every file of the site: the sample headers of dist/ and web/serve.mjs say the same.

/** The Content-Security-Policy under which every page works; `offers`: where the owner's price list lies, if it does. */
export const policyWith = (offers) =>
  [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    // Hugging Face: only for a config.json that the visitor asks for.
    ["connect-src 'self' https://huggingface.co", offersOrigin(offers)].filter(Boolean).join(" "),
    "img-src 'self' data:",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");

/** That of the site as it is built. */
export const policy = policyWith(offersAddress());

/** What every file is sent with, but for the policy of whichgpu.html, which states its own. */
export const headers = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  // Pages of other origins may load embed.js and the core it asks for, also with an integrity attribute.
  "Access-Control-Allow-Origin": "*",
};

/** Files whose name changes with what they hold are kept for ever, all others are asked for again. */
export const caching = { hashed: "public, max-age=31536000, immutable", other: "no-cache" };
