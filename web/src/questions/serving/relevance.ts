import type { Catalog } from "whichgpu";
import type { Question } from "../../state/fields.ts";
import type { FieldName } from "../index.ts";
import { parseNumber } from "../../state/request.ts";
import { named } from "../../parts/combo-box/filter.ts";

/** More GPUs than this stand in several servers, as the core counts them. */
const SERVER_GPUS = 8;

/** Whether an engine is `family` or one of its versions: "sglang", "sglang-0.5.6". */
const isOf = (engine: string, family: string) =>
  engine === family || engine.startsWith(`${family}-`);

/** Whether a rare field of the serving question would change the answer to this one. */
export function isRelevant(name: FieldName, question: Question, catalog: Catalog): boolean {
  const count = parseNumber(question.count.trim(), "count") ?? 1;
  const { engine } = question;
  switch (name) {
    case "tensor":
    case "pipeline":
    case "data":
    case "attention":
      return count > 1;
    case "expert":
      // Of a model that is not in the catalog nothing is known here.
      return count > 1 && named(catalog.models, question.model)?.experts !== 0;
    case "network":
      return count > SERVER_GPUS;
    case "receive":
      return isOf(engine, "sglang");
    case "batchwait":
    case "attentionwait":
      return isOf(engine, "tensorrt-llm");
    case "offload":
      return isOf(engine, "llama.cpp");
    case "layers":
    case "hostmemory":
      return question.offload !== "";
    case "accepted":
      return question.draft !== "";
    default:
      return true;
  }
}
