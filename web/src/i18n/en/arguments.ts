import { argumentWriters } from "../arguments.ts";

export const { s, n } = argumentWriters("en-US");
