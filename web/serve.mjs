// A static server for dist/ on this machine: node web/serve.mjs <folder> [<port>]
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { basename, extname, join, normalize, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { caching, headers as always, policy } from "./policy.mjs";

const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
};

/** Forms in which a file may lie beside itself, the shortest first. */
const encodings = { br: ".br", gzip: ".gz" };

/** Files whose name changes with what they hold. */
const isHashed = (path) => /\/assets\/[^/]+-[\w-]{8}\.\w+$/.test(path);

/** The file a request path names, or null if it leaves the folder or names nothing. */
async function find(folder, path) {
  const file = join(folder, normalize(decodeURIComponent(path)));
  if (file !== folder && !file.startsWith(folder + "/")) return null;
  const found = await stat(file).catch(() => null);
  if (found?.isDirectory()) return path.endsWith("/") ? join(file, "index.html") : null;
  return found?.isFile() ? file : null;
}

/** What a file holds, in the shortest form that the request accepts. */
async function read(file, { headers }) {
  const accepted = (headers["accept-encoding"] ?? "").split(/\s*,\s*/);
  for (const [encoding, ending] of Object.entries(encodings)) {
    const body = accepted.includes(encoding) && (await readFile(file + ending).catch(() => null));
    if (body) return { body, encoding };
  }
  return { body: await readFile(file).catch(() => null) };
}

async function answer(folder, request, response) {
  const { pathname } = new URL(request.url, "http://localhost");
  const found = await find(folder, pathname);
  const file = found ?? join(folder, "404.html");
  const { body, encoding } = await read(file, request);
  if (!body) {
    response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8" }).end("Not found\n");
    return;
  }
  const headers = {
    ...always,
    "Content-Type": types[extname(file)] ?? "text/plain; charset=utf-8",
    "Content-Length": body.length,
    ...(encoding && { "Content-Encoding": encoding }),
    Vary: "Accept-Encoding",
    "Cache-Control": isHashed(pathname) && found ? caching.hashed : caching.other,
  };
  // The page as one file states its own policy, with the hashes of its scripts, and keeps it.
  if (basename(file) !== "whichgpu.html") headers["Content-Security-Policy"] = policy;
  response.writeHead(found ? 200 : 404, headers).end(request.method === "HEAD" ? undefined : body);
}

/** Serves `folder` on localhost; port 0 takes any free one. Resolves to the listening server. */
export function serve(folder, port = 0) {
  const root = resolve(folder);
  const server = createServer((request, response) => {
    answer(root, request, response).catch(() => {
      response.writeHead(400, { "Content-Type": "text/plain; charset=utf-8" }).end("Bad request\n");
    });
  });
  return new Promise((done, failed) => {
    server.once("error", failed).listen(port, "localhost", () => done(server));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder = "dist", port = "8080"] = process.argv.slice(2);
  try {
    const server = await serve(folder, Number(port));
    console.log(`http://localhost:${server.address().port}/`);
  } catch (error) {
    if (error.code !== "EADDRINUSE") throw error;
    console.error(`Port ${port} is taken; choose another with --port.`);
    process.exitCode = 1;
  }
}
