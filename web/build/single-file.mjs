import { createHash } from "node:crypto";

const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/**
 * The page as one file: `html` with the script, the style sheet and the icon inside, and a policy
 * that lets nothing else run and nothing be fetched.
 */
export function singleFile({ html, script, css, icon }) {
  const code = script.replaceAll("</script", "<\\/script");
  const policy = [
    "default-src 'none'",
    `script-src ${hash(code)} 'wasm-unsafe-eval'`,
    `style-src ${hash(css)}`,
    "connect-src https://huggingface.co", // only for a config.json that the visitor asks for
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const iconUrl = `data:image/svg+xml;base64,${Buffer.from(icon).toString("base64")}`;
  return html
    .replace(/<meta charset[^>]*>/, (tag) => tag + meta("Content-Security-Policy", policy))
    .replace('href="./icon.svg"', () => `href="${iconUrl}"`)
    .replace(/<script type="module"[^>]*><\/script>/, () => `<style>${css}</style>`)
    .replace("</body>", () => `<script type="module">${code}</script></body>`);
}

const meta = (name, content) => `<meta http-equiv="${name}" content="${content}" />`;
