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

/**
 * Where the owner of the site keeps a price list of their own: WHICHGPU_OFFERS_URL, the address of an `offers.json` as the page
 * saves it, or a path beside the page. Undefined if the build is not told.
 */
export function offersAddress(text = process.env.WHICHGPU_OFFERS_URL) {
  if (!text) return undefined;
  const url = URL.canParse(text, "https://beside.invalid/") && new URL(text, "https://beside.invalid/");
  if (!url || url.protocol !== "https:") {
    throw new Error(`WHICHGPU_OFFERS_URL: not the address of a price list: ${text}`);
  }
  return text;
}

/** The origin that such a list is fetched from; undefined if it lies beside the page. */
export function offersOrigin(address) {
  return address && URL.canParse(address) ? new URL(address).origin : undefined;
}
