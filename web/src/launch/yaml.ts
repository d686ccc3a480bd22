/** What a YAML file says here. */
export type Yaml = string | number | boolean | readonly Yaml[] | { readonly [key: string]: Yaml };

/** A document as YAML 1.2; texts that could be read as something else stand in quotes. */
export function yaml(value: Yaml, indent = ""): string {
  if (typeof value !== "object") return `${scalar(value)}\n`;
  if (Array.isArray(value)) {
    return (value as readonly Yaml[]).map((entry) => item(entry, indent)).join("");
  }
  return Object.entries(value)
    .map(([key, entry]) => `${indent}${scalar(key)}:${below(entry, indent)}`)
    .join("");
}

/** What stands after a key. */
function below(value: Yaml, indent: string): string {
  if (typeof value === "string" && value.includes("\n")) {
    const lines = value.trimEnd().split("\n");
    return ` |\n${lines.map((line) => `${indent}  ${line}\n`).join("")}`;
  }
  return typeof value === "object" ? `\n${yaml(value, `${indent}  `)}` : ` ${yaml(value)}`;
}

/** One entry of a list: what it holds begins beside the dash. */
function item(value: Yaml, indent: string): string {
  return `${indent}- ${yaml(value, `${indent}  `).trimStart()}`;
}

function scalar(value: string | number | boolean): string {
  if (typeof value !== "string") return String(value);
  return /^[A-Za-z_/][\w./-]*$/.test(value) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(value)
    ? value
    : JSON.stringify(value);
}
