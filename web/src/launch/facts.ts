import launch from "../../../data/launch.json" with { type: "json" };
import type { TunedNeed } from "./tuned.ts";

/** What a value is called by an engine; null: the flag stands alone. */
export type Names = Readonly<Record<string, string | null>>;

/** A flag of a command, and what it says. */
export interface FlagFacts {
  readonly concept: string;
  readonly flag: string;
  readonly aliases?: readonly string[];
  readonly values?: Names;
  readonly switch?: boolean;
  readonly total?: boolean;
  readonly source: string;
}

/** How an engine is started; see data/schema/launch.schema.json. */
export interface EngineFacts {
  readonly id: string;
  readonly command: readonly string[];
  readonly known_by: readonly string[];
  readonly port: number;
  readonly flags: readonly FlagFacts[];
  readonly settings?: {
    readonly file: string;
    readonly lines: readonly {
      readonly concept: string;
      readonly path: readonly string[];
      readonly value?: string;
      readonly values?: Names;
      readonly source: string;
    }[];
  };
  readonly attention_data?: string;
  /** What flags of recipes need to start or to help; the others hold for every setup. */
  readonly tuned_only?: readonly {
    readonly flag: string;
    readonly needs: readonly TunedNeed[];
    readonly source: string;
  }[];
  readonly tuned_source?: string;
  readonly tuned_batched_tokens?: number;
  readonly file?: string;
  readonly images: readonly {
    readonly vendor: string;
    readonly image: string;
    readonly starts_engine: boolean;
    readonly source: string;
  }[];
}

/** How a training program is started. */
export interface TrainingFacts {
  readonly framework: string;
  readonly launcher: readonly string[];
  readonly gpus?: string;
  readonly gpus_of_all?: boolean;
  readonly servers?: string;
  readonly shards?: boolean;
  readonly program: readonly string[];
  readonly program_source: string;
  readonly model?: string;
  readonly style: string;
  readonly methods: readonly string[];
  readonly note: string;
  readonly flags: readonly FlagFacts[];
}

/** Where a flag was read. */
export interface Source {
  readonly text: string;
  readonly url: string;
}

export const RECALLED = "recalled";

export const facts = launch as unknown as {
  readonly as_of: string;
  readonly sources: Readonly<Record<string, Source>>;
  readonly engines: readonly EngineFacts[];
  readonly no_effect: readonly string[];
  readonly benchmark: { readonly command: readonly string[]; readonly source: string };
  readonly training: readonly TrainingFacts[];
};

/** How an engine of the catalog is started; one of a date like its namesake. */
export const engineFacts = (id: string): EngineFacts | undefined =>
  facts.engines.find((engine) => id === engine.id || id.startsWith(`${engine.id}-`));

/** The sources of these names, each once, without what was only recalled. */
export const sourcesOf = (names: readonly string[]): Source[] =>
  [...new Set(names)].flatMap((name) => facts.sources[name] ?? []);
