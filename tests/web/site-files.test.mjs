// What the build puts beside the pages of the site.
import assert from "node:assert/strict";
import { readdir, readFile, stat } from "node:fs/promises";
import { describe, test } from "node:test";
import { offersAddress, siteAddress } from "../../web/build/site/address.mjs";
import { siteHead } from "../../web/build/site/head.mjs";
import { policy, policyWith } from "../../web/policy.mjs";
import { serve } from "../../web/serve.mjs";

const dist = new URL("../../dist/", import.meta.url);
const text = (name) => readFile(new URL(name, dist), "utf8");

/** The head's tags of a page, as "property content" and "rel href". */
function headOf(path, address) {
  const tags = siteHead(address).transformIndexHtml.handler("", { path });
  return tags.map(({ attrs: a, tag }) =>
    tag === "link"
      ? [a.rel, a.hreflang, a.href].filter(Boolean).join(" ")
      : `${a.property ?? a.name ?? a.type} ${a.content ?? ""}`,
  );
}

describe("the address of the owner's price list", () => {
  test("is one of the web, or beside the page, and the policy lets it be fetched", () => {
    assert.equal(offersAddress(""), undefined);
    assert.equal(offersAddress("prices/offers.json"), "prices/offers.json");
    const elsewhere = offersAddress("https://prices.example/whichgpu/offers.json");
    for (const wrong of ["http://prices.example/offers.json", "file:///offers.json"]) {
      assert.throws(() => offersAddress(wrong), /WHICHGPU_OFFERS_URL/);
    }
    const connect = (offers) => /connect-src ([^;]*)/.exec(policyWith(offers))[1];
    assert.equal(connect(elsewhere), "'self' https://huggingface.co https://prices.example");
    assert.equal(connect("prices/offers.json"), "'self' https://huggingface.co");
    assert.ok(policy.includes(connect(undefined)));
  });

  test("stands in the head of the page alone", () => {
    const scripts = (path) =>
      siteHead(undefined, "offers.json")
        .transformIndexHtml.handler("", { path })
        .filter(({ attrs }) => attrs?.src === "./feed.js");
    const [{ attrs, injectTo }] = scripts("/index.html");
    assert.deepEqual([attrs["data-offers"], injectTo], ["offers.json", "head-prepend"]);
    assert.equal(scripts("/claims.html").length, 0);
  });
});

describe("the address of the site", () => {
  test("ends in a slash, and is none unless said", () => {
    assert.equal(siteAddress("https://example.org/gpu"), "https://example.org/gpu/");
    assert.equal(siteAddress("https://example.org"), "https://example.org/");
    assert.equal(siteAddress(""), undefined);
    for (const wrong of ["example.org", "file:///gpu/", "https://example.org/?a"]) {
      assert.throws(() => siteAddress(wrong), /WHICHGPU_SITE_URL/);
    }
  });

  test("gives canonical and alternate addresses and a picture; without it they are left out", () => {
    const with_ = headOf("/index.html", "https://example.org/gpu/");
    for (const line of [
      "canonical https://example.org/gpu/",
      "alternate zh https://example.org/gpu/?lang=zh",
      "alternate x-default https://example.org/gpu/",
      "og:image https://example.org/gpu/preview-en.png",
      "twitter:card summary_large_image",
    ]) {
      assert.ok(with_.includes(line), line);
    }
    const without = headOf("/index.html", undefined).join("\n");
    assert.doesNotMatch(without, /canonical|alternate [a-z-]+ http|og:url|og:image/);
    assert.match(without, /og:title WhichGPU/);
  });
});

describe("files of the site", () => {
  test("the manifest's and the pages' own files are there", async () => {
    const { icons, start_url } = JSON.parse(await text("manifest.webmanifest"));
    const index = await text("index.html");
    const named = [...index.matchAll(/(?:href|src)="\.\/([^"]+)"/g)].map(([, name]) => name);
    assert.ok(named.includes("manifest.webmanifest"));
    assert.equal(start_url, "./");
    for (const name of [...icons.map(({ src }) => src), ...named, "favicon.ico"]) {
      assert.ok((await stat(new URL(name, dist))).size > 0, name);
    }
  });

  test("schema.org data says what the page is", async () => {
    const [, data] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(
      await text("index.html"),
    );
    const { "@type": type, offers } = JSON.parse(data);
    assert.equal(type, "WebApplication");
    assert.equal(offers.price, 0);
  });

  test("the worker keeps every file of a first visit, and no file twice", async () => {
    const [, list] = /const files = (\[.*?\]);/s.exec(await text("sw.js"));
    const files = JSON.parse(list);
    assert.equal(new Set(files).size, files.length);
    assert.ok(files.includes("./"));
    for (const name of files.slice(1)) assert.ok((await stat(new URL(name, dist))).isFile(), name);
    assert.ok(files.some((name) => /assets\/core-.*\.wasm$/.test(name)));
  });

  test("samples of headers state the policy under which the pages are tested", async () => {
    for (const name of ["_headers", "sample/headers/nginx.conf", "sample/headers/Caddyfile"]) {
      const sample = await text(name);
      assert.ok(sample.includes(policy), name);
      assert.match(sample, /immutable/, name);
    }
    const rules = (await text("_headers")).split(/\n(?=\/)/);
    const policed = rules
      .filter((rule) => rule.includes(policy))
      .map((rule) => rule.split("\n")[0]);
    const pages = (await readdir(dist)).filter((name) => /^(?!whichgpu).*\.html$/.test(name));
    for (const name of pages) {
      for (const path of [`/${name}`, `/${name.slice(0, -5)}`])
        assert.ok(policed.includes(path), path);
    }
    assert.ok(!policed.some((path) => path === "/*" || path.startsWith("/whichgpu")));
  });

  test("an address without a page gets one that says so", async () => {
    const server = await serve(new URL(".", dist).pathname);
    try {
      const response = await fetch(`http://localhost:${server.address().port}/nothing/here`);
      assert.equal(response.status, 404);
      assert.match(await response.text(), /There is no page at this address/);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});
