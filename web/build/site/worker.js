// The service worker: a second visit works without a network. web/build/site/service-worker.mjs says what it keeps.
const version = "VERSION";
const files = ["FILES"];

/** The caches of this site are told by their scope: others may stand on the same origin. */
const family = `whichgpu ${self.registration.scope} `;
const current = family + version;

/** How long a page is waited for from the network before the one that is kept is shown. */
const PATIENCE_MS = 4000;

self.addEventListener("install", (event) => {
  // Files with a hash in their name may come from the browser's own cache, the others must be as they are now.
  const requests = files.map(
    (name) => new Request(name, { cache: name.startsWith("assets/") ? "default" : "no-cache" }),
  );
  event.waitUntil(caches.open(current).then((cache) => cache.addAll(requests)));
  self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  event.waitUntil(forget().then(() => self.clients.claim()));
});

/** Keeps this version's files and those of the one before, which a page that is open may still ask for. */
async function forget() {
  const own = (await caches.keys()).filter((name) => name.startsWith(family) && name !== current);
  await Promise.all(own.slice(0, -1).map((name) => caches.delete(name)));
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, href, pathname } = new URL(request.url);
  if (request.method !== "GET" || !href.startsWith(self.registration.scope)) return;
  if (origin !== self.location.origin || pathname === self.location.pathname) return;
  if (request.mode === "navigate") event.respondWith(pageFor(event));
  else if (pathname.includes("/assets/")) event.respondWith(assetFor(request));
  else event.respondWith(fetch(request).catch(() => kept(request)));
});

/** What a name with a hash holds never changes. */
async function assetFor(request) {
  return (await caches.match(request)) ?? fetch(request);
}

/** The newest page, and so the newest version of all it asks for; the page that is kept where there is no network. */
async function pageFor(event) {
  const fresh = fetch(event.request);
  const keeping = fresh.then((response) => keep(event.request, response.clone()));
  event.waitUntil(keeping.catch(() => undefined));
  const patience = new Promise((done) => setTimeout(done, PATIENCE_MS));
  const first = await Promise.race([fresh, patience]).catch(() => undefined);
  return first ?? (await keptPage(event.request)) ?? fresh;
}

/** Keeps a page that was visited, unless it is one of this version's files. */
async function keep(request, response) {
  if (!response.ok || response.redirected || (await keptPage(request))) return;
  const cache = await caches.open(current);
  await cache.put(new URL(request.url).pathname, response);
}

async function keptPage(request) {
  const cache = await caches.open(current);
  return cache.match(request, { ignoreSearch: true });
}

const kept = async (request) =>
  (await caches.match(request, { ignoreSearch: true })) ?? Response.error();
