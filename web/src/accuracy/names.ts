import type { Band, Compared } from "whichgpu/accuracy";
import type { AccuracyWords } from "../i18n/en/accuracy.ts";
import type { Voice } from "../i18n/voice.ts";
import type { Grouping } from "./points.ts";

/** What cards, models and kinds are called. */
export class Names {
  readonly #gpus: ReadonlyMap<string, string>;
  readonly #models: ReadonlyMap<string, string>;
  readonly #words: AccuracyWords;
  readonly #voice: Voice;

  constructor(voice: Voice, words: AccuracyWords) {
    const { gpus, models } = voice.catalog;
    this.#gpus = new Map(gpus.map(({ id, name }) => [id, name]));
    this.#models = new Map(models.map(({ id, name }) => [id, name]));
    this.#words = words;
    this.#voice = voice;
  }

  gpu(id: string): string {
    return this.#gpus.get(id) ?? id;
  }

  model(id: string): string {
    return this.#models.get(id) ?? id;
  }

  /** What was measured; its unit where the words do not say it. */
  kind(kind: string): string {
    const [metric = "", unit = ""] = kind.split("|");
    const name = this.#words.kinds[metric] ?? metric;
    return metric === "single stream" ? `${name} (${unit})` : name;
  }

  /** "Tokens/s, Megatron-LM, mixture of experts": what was measured, by which engine or framework, of what. */
  band({ metric, engine, architecture, basis }: Band): string {
    const { metrics, makers, architectures, bases } = this.#words;
    const measured = metrics[metric] ?? metrics[metric.split(" ").at(-1) ?? ""] ?? metric;
    const by = makers[engine] ?? this.#voice.engineName(engine);
    const unseen = basis === "never fitted" ? bases[basis] : "";
    const of = architectures[architecture] ?? architecture;
    return [measured, by, of, unseen].filter(Boolean).join(", ");
  }

  group(id: string, by: Grouping): string {
    if (by === "gpu") return this.gpu(id);
    if (by === "model") return this.model(id);
    return by === "engine" ? this.#voice.engineName(id) : id;
  }

  /** "Llama 3.1 70B, 4 × H100 SXM, vLLM". */
  point({ model, gpu, gpu_count: count, engine }: Compared): string {
    const cards = count > 1 ? `${String(count)} × ${this.gpu(gpu)}` : this.gpu(gpu);
    return [this.model(model), cards, this.#voice.engineName(engine)].join(", ");
  }
}
