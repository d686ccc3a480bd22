import { caching, headers, policy } from "../../policy.mjs";

const entries = Object.entries(headers);

/**
 * Where the policy holds on hosts that join the headers of all rules that fit: everywhere but in whichgpu.html. Such hosts
 * may show a page without its ".html", and join no policy to another address.
 */
const pages = ["/index", "/claims", "/accuracy", "/method", "/method-zh", "/404", "/embed", "/licenses"];
const policed = ["/", ...pages.flatMap((page) => [page, `${page}.html`]), "/sw.js", "/answers/*"];

/** For Netlify and Cloudflare Pages, which ask for every file again unless told otherwise. */
const netlify = `# Netlify and Cloudflare Pages read this file at the root of what is published.
/*
${entries.map(([name, value]) => `  ${name}: ${value}`).join("\n")}
/assets/*
  Cache-Control: ${caching.hashed}
${policed.map((path) => `${path}\n  Content-Security-Policy: ${policy}`).join("\n")}
`;

/** A location of nginx says all of its headers anew. */
const nginx = `# Inside a server block of nginx; the files lie in /srv/whichgpu.
root /srv/whichgpu;
error_page 404 /404.html;
gzip_static on;
# brotli_static on;   with the module ngx_brotli
${[
  ["/", caching.other, policy],
  ["/assets/", caching.hashed, policy],
  ["= /whichgpu.html", caching.other],
]
  .map(
    ([path, cache, csp]) => `location ${path} {
${entries.map(([name, value]) => `  add_header ${name} "${value}";`).join("\n")}
  add_header Cache-Control "${cache}";${csp ? `\n  add_header Content-Security-Policy "${csp}";` : ""}
}`,
  )
  .join("\n")}
`;

const caddy = `# A site of Caddy; the files lie in /srv/whichgpu.
example.org {
  root * /srv/whichgpu
  file_server {
    precompressed br gzip
  }
  @assets path /assets/*
  @other not path /assets/*
  @policed not path /whichgpu.html
  header {
${entries.map(([name, value]) => `    ${name} "${value}"`).join("\n")}
  }
  header @assets Cache-Control "${caching.hashed}"
  header @other Cache-Control "${caching.other}"
  header @policed Content-Security-Policy "${policy}"
  handle_errors {
    rewrite * /404.html
    file_server
  }
}
`;

/** Samples of what a server says with the files, by their names in dist/. */
export const headerSamples = {
  _headers: netlify,
  "sample/headers/nginx.conf": nginx,
  "sample/headers/Caddyfile": caddy,
};
