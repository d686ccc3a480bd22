/** Names files beside the page as soon as it runs, which a page without an address, as in a chat, has none of. */
const later = "./nearest.ts";

/**
 * Vite plugin: parts that the page fetches when they are wanted are part of the script from the start, as in a single file they
 * are there anyway. So no module is wrapped to be run later, and names are shared by all. The price history, which that file
 * leaves out, is none of them.
 */
export const atOnce = () => ({
  name: "at-once",
  load: (id) => (id.endsWith("/npm/history.mjs") ? "export default {};" : undefined),
  transform(code) {
    const fetched = [];
    const rest = code.replace(/\bimport\(\s*(["'`])([^"'`$]+)\1\s*\)/g, (whole, quote, source) => {
      if (source === later) return whole;
      fetched.push(source);
      return `Promise.resolve(fetched${fetched.length})`;
    });
    if (fetched.length === 0) return null;
    const imports = fetched.map(
      (source, index) => `import * as fetched${index + 1} from ${JSON.stringify(source)};`,
    );
    return { code: `${imports.join("\n")}\n${rest}`, map: null };
  },
});
