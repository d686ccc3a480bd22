import type { FieldName } from "../questions/index.ts";
import type { Words } from "./index.ts";

type Names = Readonly<Partial<Record<FieldName, string>>>;

const named = (names: Names | undefined, name: FieldName): string | undefined => names?.[name];

/** What a field is called, also one that only further words name; nothing before they are there. */
export function nameOfField({ fields, furtherFields }: Words, name: FieldName): string {
  return named(fields, name) ?? named(furtherFields, name) ?? "";
}
