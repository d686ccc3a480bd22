import { readdirSync } from "node:fs";

const SCHEMA = /^(.*_request|.*_report|report|catalog|error)\.schema\.json$/;

/** The schemas of data/schema/ that make up the contract: every request and every answer. */
export const messages = readdirSync(new URL("../data/schema", import.meta.url)).flatMap(
  (name) => SCHEMA.exec(name)?.[1] ?? [],
);
