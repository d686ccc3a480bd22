// JSON as the files of data/ are laid out: what fits on a line and holds no object in an object stands on it.

const WIDTH = 120;

const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

function hasObject(value) {
  return Object.values(value).some(
    (item) => isObject(item) || (Array.isArray(item) && item.some(isObject)),
  );
}

function inline(value) {
  if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const fields = Object.entries(value).map(
    ([name, item]) => `${JSON.stringify(name)}: ${inline(item)}`,
  );
  return `{${fields.join(", ")}}`;
}

function lines(value, indent, used) {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const line = inline(value);
  if (used + line.length <= WIDTH && !hasObject(value)) return line;
  const inner = `${indent}  `;
  const list = Array.isArray(value);
  const items = Object.entries(value).map(([name, item]) => {
    const label = list ? "" : `${JSON.stringify(name)}: `;
    return `${inner}${label}${lines(item, inner, inner.length + label.length + 1)}`;
  });
  return `${list ? "[" : "{"}\n${items.join(",\n")}\n${indent}${list ? "]" : "}"}`;
}

/** The text of a data file. */
export function jsonText(value) {
  return `${lines(value, "", 0)}\n`;
}
