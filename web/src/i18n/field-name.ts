import type { FieldName } from "../questions/index.ts";
import type { Words } from "./index.ts";

type Names = Readonly<Partial<Record<FieldName, string>>>;

/** What a field is called, also one that only further words name; nothing before they are there. */
export function nameOfField(words: Words, name: FieldName): string {
  const first: Names = words.fields;
  const further: Names | undefined = words.furtherFields;
  return first[name] ?? further?.[name] ?? "";
}
