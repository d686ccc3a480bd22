import { copyFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));

/**
 * Puts into the npm package what `whichgpu mcp` needs: the server with the libraries it is made of, in one file, and
 * the calculator that it shows.
 */
export async function buildAgents(shared, dist) {
  await build({
    ...shared,
    publicDir: false,
    ssr: { target: "node", noExternal: true },
    build: {
      ...shared.build,
      ssr: path("agents/server.ts"),
      target: "node20",
      outDir: dist("npm"),
      emptyOutDir: false,
      minify: true,
      rolldownOptions: { output: { entryFileNames: "mcp.js", codeSplitting: false } },
    },
  });
  await copyFile(dist("whichgpu.html"), dist("npm/whichgpu.html"));
  await copyFile(path("agents/SKILL.md"), dist("npm/SKILL.md"));
  await copyFile(path("agents/SKILL.md"), dist("SKILL.md"));
}
