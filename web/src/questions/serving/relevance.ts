import type { Catalog } from "whichgpu";
import type { Question } from "../../state/fields.ts";
import type { FieldName } from "../index.ts";
import { parseNumber } from "../../state/request.ts";
import { loadOf } from "./load.ts";
import { versionOptions } from "./engine-options.ts";
import { named } from "../../parts/combo-box/filter.ts";

type EngineFlag = Catalog["engines"][number]["flags"][number];

/** More GPUs than this stand in several servers, as the core counts them. */
const SERVER_GPUS = 8;

/** Whether a rare field of the serving question would change the answer to this one. */
export function isRelevant(name: FieldName, question: Question, catalog: Catalog): boolean {
  const count = parseNumber(question.count.trim(), "count") ?? 1;
  const engine = catalog.engines.find(({ id }) => id === question.engine);
  const sees = named(catalog.models, question.model);
  const has = (flag: EngineFlag) => engine?.flags.includes(flag) ?? false;
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
      return has("scheduler_recv_interval");
    case "batchwait":
      return has("batch_wait_timeout_iters");
    case "attentionwait":
      return has("attention_dp_timeout_iters");
    case "version":
      return versionOptions(catalog.engines, question.engine).length > 1;
    case "tuning":
      return (engine?.tuned_flags ?? "") !== "";
    case "flash":
      return has("flash_attention");
    case "offload":
      return engine?.offloads_layers ?? false;
    case "experts":
      return question.offload !== "" && named(catalog.models, question.model)?.experts !== 0;
    case "layers":
    case "hostmemory":
      return question.offload !== "";
    case "twopools":
      return count > 1 && loadOf(question) === undefined && question.load === "";
    case "reading":
    case "poollink":
      return question.twopools !== "";
    case "adapters":
      return ["", "vllm", "sglang"].includes(question.engine);
    case "mix":
      return loadOf(question) === undefined && question.load === "" && question.tensor === "";
    case "copies":
    case "besides":
      return count === 1 && loadOf(question) === undefined && question.load === "";
    case "shares":
      return question.copies !== "" || question.besides !== "";
    case "adapterrank":
    case "keptrank":
      return question.adapters !== "";
    case "coldstart":
      return ["", "vllm", "sglang", "llama.cpp"].includes(question.engine);
    case "disk":
    case "image":
    case "kept":
      return question.coldstart !== "";
    case "pulled":
      return question.image !== "";
    case "burstiness":
      return question.arriving !== "";
    case "thinking":
    case "load":
      return loadOf(question) === undefined;
    case "pictures":
      return sees?.picture_rule !== ""; // of a model that is not in the catalog nothing is known here
    case "picwidth":
    case "picheight":
    case "preparation":
    case "piccached":
      return question.pictures !== "";
    case "maxpixels":
      return question.pictures !== "" && (sees?.picture_rule ?? "nearest") === "nearest";
    case "softtokens":
      return question.pictures !== "" && sees?.picture_rule === "soft_tokens";
    case "clip":
      return sees?.reads_video ?? false;
    case "clipfps":
    case "clipwidth":
    case "clipheight":
      return question.clip !== "";
    case "written":
    case "draft":
      return question.drafting !== "none";
    case "drafter":
      return question.drafting === "draft";
    case "accepted":
      return question.draft !== "";
    default:
      return true;
  }
}
