import type { FieldName } from "../questions/index.ts";
import type { Words } from "./index.ts";

/** What a field is called, also one that only further words name; nothing before they are there. */
export function nameOfField({ fields, furtherFields }: Words, name: FieldName): string {
  const names: Readonly<Record<FieldName, string>> = { ...furtherFields, ...fields };
  return names[name];
}
