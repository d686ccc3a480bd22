import type { TrainingReport } from "whichgpu";
import { facts, RECALLED, type TrainingFacts } from "./facts.ts";
import { commandText } from "./shell.ts";

/** Of what the answer has, what a program may have no flag for here. */
const telling = [
  ...(["tensor", "pipeline", "context", "expert"] as const),
  ...(["zero", "precision", "recompute", "offload"] as const),
] as const;

/** A choice of the answer, and which it is. */
export interface Unsaid {
  readonly concept: (typeof telling)[number];
  readonly value: string;
}

/** The command of a training run. */
export interface TrainingLaunch {
  readonly text: string;
  /** What is to be added by hand. */
  readonly note: string;
  readonly sources: readonly string[];
  readonly recalled: readonly string[];
  /** What the answer has that the command does not say. */
  readonly unsaid: readonly Unsaid[];
  /** The card that a wide model needs several servers of. */
  readonly servers: number;
}

/** The command that starts the run; undefined: none of the program was read, or not of the method. */
export function trainingLaunchOf({
  configuration: now,
  server,
  speed,
}: TrainingReport): TrainingLaunch | undefined {
  const program = facts.training.find(
    ({ framework, methods }) => framework === now.framework && methods.includes(now.method),
  );
  if (!program) return undefined;
  const { parallelism: layout } = now;
  const wanted: Readonly<Record<string, string>> = {
    gpus: String(server.gpus),
    servers: String(server.servers),
    tensor: String(layout.tensor),
    pipeline: String(layout.pipeline),
    context: String(layout.context),
    expert: String(layout.expert),
    data: String(layout.data),
    sequence_parallel: String(now.sequence_parallel && layout.tensor > 1),
    zero: String(layout.zero_stage),
    micro_batch: String(now.micro_batch_sequences),
    global_batch: String(now.global_batch_sequences),
    accumulation: String(now.micro_batches),
    sequence: String(now.sequence_length),
    epochs: String(now.epochs),
    steps: String(speed?.steps ?? 0),
    precision: now.precision,
    recompute: now.recompute,
    offload: now.offload,
    method: now.method,
    rank: String(now.lora_rank),
  };
  const told = program.flags.flatMap((flag) => {
    const value = wanted[flag.concept] ?? "";
    const name = flag.values ? flag.values[value] : value;
    const idle = parallel.has(flag.concept) && value === "1";
    return name === undefined || idle ? [] : [{ flag, name }];
  });
  const flags = told.flatMap(({ flag, name }) => {
    if (name === null) return [flag.flag];
    return program.style === "equals" ? [`${flag.flag}=${name}`] : [flag.flag, name];
  });
  const started = program.program.join(" ") || program.launcher.join(" ");
  const used = [
    { flag: started, source: program.program_source },
    ...told.map(({ flag: { flag, source } }) => ({ flag, source })),
  ];
  const idle: Readonly<Record<Unsaid["concept"], string>> = {
    ...{ tensor: "1", pipeline: "1", context: "1", expert: "1" },
    zero: layout.data === 1 ? String(layout.zero_stage) : program.shards ? "3" : "0",
    ...{ precision: "bf16", recompute: "none", offload: "none" },
  };
  return {
    text: commandText([...starts(program, now, server), ...flags]),
    note: program.note,
    sources: used.map(({ source }) => source).filter((source) => source !== RECALLED),
    recalled: used.filter(({ source }) => source === RECALLED).map(({ flag }) => flag),
    unsaid: telling.flatMap((concept) => {
      const value = wanted[concept] ?? "";
      const isTold = told.some(({ flag }) => flag.concept === concept);
      return isTold || value === idle[concept] ? [] : [{ concept, value }];
    }),
    servers: server.servers,
  };
}

/** Ranks of which one is none. */
const parallel = new Set(["tensor", "pipeline", "context", "expert", "servers"]);

function starts(
  program: TrainingFacts,
  { gpu_count: all, model: { id, name } }: TrainingReport["configuration"],
  { gpus, servers }: TrainingReport["server"],
): string[] {
  const model = id || name.replaceAll(/\s+/g, "-");
  return [
    ...program.launcher,
    ...(program.gpus ? [program.gpus, String(program.gpus_of_all ? all : gpus)] : []),
    ...(program.servers && servers > 1 ? [program.servers, String(servers)] : []),
    ...program.program,
    ...(program.model === undefined ? [] : program.model ? [program.model, model] : [model]),
  ];
}
