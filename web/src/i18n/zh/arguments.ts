import { argumentWriters } from "../arguments.ts";

export const { s, n } = argumentWriters("zh-CN");
