/**
 * Where the site will stand, "https://example.org/gpu/": WHICHGPU_SITE_URL, with a slash at its end. Undefined if the
 * build is not told: whatever needs a full address is then left out.
 */
export function siteAddress(text = process.env.WHICHGPU_SITE_URL) {
  if (!text) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash) {
    throw new Error(`WHICHGPU_SITE_URL: not the address of a site: ${text}`);
  }
  return url.href.replace(/\/*$/, "/");
}
