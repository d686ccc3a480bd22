import { html, type TemplateResult } from "lit";

/** A source whose repository or page can be opened. */
export function sourceLink(source: string): TemplateResult | string {
  const address = /https?:\/\/[^\s,;)]+/.exec(source)?.[0];
  const [, repository, commit, path] =
    /^([\w.-]+\/[\w.-]+?)(?:@([0-9a-f]{7,40}))?:\s*([\w./-]+)/.exec(source) ?? [];
  const url =
    address ??
    (repository && path
      ? `https://github.com/${repository}/blob/${commit ?? "HEAD"}/${path}`
      : undefined);
  return url ? html`<a href=${url} target="_blank" rel="noreferrer">${source}</a>` : source;
}
