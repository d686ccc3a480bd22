/** Begins the names, in the query part of the address, of how tables are sorted, filtered and cut. */
const PREFIX = "t.";

const kept = new Map<string, string>();
let isRead = false;

function all(): Map<string, string> {
  if (!isRead) {
    for (const [name, text] of new URLSearchParams(location.search)) {
      if (name.startsWith(PREFIX)) kept.set(name, text);
    }
    isRead = true;
  }
  return kept;
}

/** How a part of the page was left, as the address says; empty: as it opens. */
export const keptText = (name: string): string => all().get(PREFIX + name) ?? "";

/** Makes the address say how a part of the page is left. */
export function keep(name: string, text: string): void {
  if (text) all().set(PREFIX + name, text);
  else all().delete(PREFIX + name);
  const others = location.search
    .slice(1)
    .split("&")
    .filter((part) => part && !part.startsWith(PREFIX));
  const query = withKept(`?${others.join("&")}`);
  history.replaceState(history.state, "", `${location.pathname}${query}${location.hash}`);
}

/** The query `query` with how the parts of the page were left. */
export function withKept(query: string): string {
  const text = new URLSearchParams([...all()]).toString();
  if (!text) return query;
  return `${query}${query.length > 1 ? "&" : ""}${text}`;
}
