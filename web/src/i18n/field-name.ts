import type { FieldName } from "../questions/index.ts";
import type { Words } from "./index.ts";

type Names = Readonly<Partial<Record<FieldName, string>>>;

/** What a field is called, also one that only further words name; nothing before they are there. */
export const nameOfField = ({ fields, furtherFields }: Words, name: FieldName): string =>
  (fields as Names)[name] ?? (furtherFields as Names | undefined)?.[name] ?? "";
