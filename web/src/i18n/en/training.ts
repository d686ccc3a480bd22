/** English words of the tabs about training and fine-tuning. */
export const trainingTabWordsEn = {
  targets: {
    query_value: "Queries and values",
    attention: "All of attention",
    all: "Every layer",
  } as Record<string, string>,
  shards: ["Nothing", "Optimizer states", "… and gradients", "… and weights (FSDP)"],
  yes: "Yes",
  no: "No",
  data: "Data",
  sharing: "Parallelism and network …",
  longest: "Longest sequence",
  state: "All training state",
  speed: "Tokens a second",
  step: "One step",
  total: "in all",
  hourly: "An hour",
  gpuHours: "GPU-hours",
  bounds: {
    compute: "compute",
    memory: "memory bandwidth",
    communication: "links between GPUs",
    bubble: "waiting in the pipeline",
    overhead: "fixed costs",
  },
  steps: {
    linear: "Matrix products",
    output_head: "Output head",
    experts: "Experts",
    attention: "Attention",
    elementwise: "Memory traffic",
    dequantize: "Dequantization",
    launches: "Kernel launches",
    tensor_communication: "Tensor-parallel communication",
    context_communication: "Context-parallel communication",
    expert_communication: "Expert-parallel communication",
    stage_communication: "Pipeline communication",
    data_communication: "Data-parallel communication",
    bubble: "Pipeline bubble",
    optimizer: "Optimizer",
  } as Record<string, string>,
  reasons: {
    calibrated: "This framework was measured on this card.",
    transferred: "This framework was measured on other cards, so the ranges are wider.",
    extrapolated: "This framework was not measured on such cards, so the ranges are widest.",
  },
  stepTitle: "Where the time of a step goes",
  server: "What else it takes",
  layout: "Layout",
  layoutOf: (p: {
    tensor: number;
    pipeline: number;
    data: number;
    context: number;
    expert: number;
  }) =>
    [
      `tensor ${p.tensor}`,
      `pipeline ${p.pipeline}`,
      ...(p.context > 1 ? [`context ${p.context}`] : []),
      `data ${p.data}`,
      ...(p.expert > 1 ? [`expert ${p.expert}`] : []),
    ].join(" · "),
  batch: "Batch",
  batchOf: (sequences: string, micro: string, passes: string) =>
    `${sequences} ${sequences === "1" ? "sequence" : "sequences"}, ${micro} at a time, ${passes} ${passes === "1" ? "pass" : "passes"}`,
  servers: "Servers",
  serversOf: (servers: string, gpus: string) =>
    `${servers} with ${gpus} ${gpus === "1" ? "GPU" : "GPUs"}${servers === "1" ? "" : " each"}`,
  hostMemory: "Host RAM per server",
  checkpoint: "Checkpoint",
  result: "Finished weights",
  disk: "Disk of each server",
  network: "Network each GPU needs",
  power: "Most power of each server",
  others: "The same run on other cards",
  othersHint: "As many cards of each kind.",
  dollars: (sign: string) => sign,
  mfu: "MFU",
};

export type TrainingTabWords = typeof trainingTabWordsEn;
