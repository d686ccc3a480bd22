import type { LaunchNote } from "../../launch/command.ts";
import type { LaunchForm } from "../../launch/forms.ts";
import type { Unsaid } from "../../launch/training.ts";
import type { AcceptanceLimit } from "../../launch/acceptance.ts";

/** What stands beside the commands that run an answer. */
export const launchWordsEn = {
  title: "Run it",
  forms: {
    command: "Command",
    docker: "Docker",
    compose: "Compose file",
    kubernetes: "Kubernetes",
  } satisfies Record<LaunchForm, string>,
  formsTitle: "Form of the command",
  copy: "Copy",
  copied: "Copied",
  copyFailed: "The browser does not allow copying: select the text.",
  save: "Save as file",
  noEngine: (engine: string) => `No command of ${engine} was read yet.`,
  noImage: (engine: string, vendor: string) =>
    `No image of ${engine} for cards of ${vendor} was read yet.`,
  notes: {
    checkpoint:
      "The weights are in a format that the published checkpoint is not in: put the name of a checkpoint in that format in its place.",
    file: "Put the path of a GGUF file in this format in the place of the file's name.",
    copies: (copies: string) =>
      `The estimate runs ${copies} of these servers behind a load balancer, each on cards of its own.`,
    servers:
      "This layout takes several machines: start the engine on each of them as its own documentation for several nodes says.",
    speculative:
      "Speculative decoding: put the trained head or the smaller model in the place of its name; where the command says nothing of it, see the engine's documentation.",
    lengths: "Lengths vary without an upper end: the limit of the model holds.",
    cache: "The engine's list has no such format of the cache: it is left at the default.",
    slice: "Replace MIG-UUID by the slice's own, as nvidia-smi -L lists it.",
    version:
      "The estimate is of a certain version of the engine, these flags and images are of a newer one: name your version's image, and compare the flags with its documentation.",
  } satisfies Record<LaunchNote, string | ((value: string) => string)>,
  trainingNotes: {
    model_arguments:
      "Arguments of the model's shape, of the data and of the learning rate are yours to add.",
    flavor: "Model, data and learning rate stand in the program's own configuration file.",
    config: "Name the configuration of your model in the place of that of Llama 3.1 8B.",
    dataset: "Data set and learning rate are yours to add.",
  } as Record<string, string>,
  unsaid: (choices: string) =>
    `The answer has this, and the command does not say it: ${choices}. Set it yourself, or the run is another one.`,
  and: ", ",
  choices: {
    tensor: (ranks) => `tensor ranks ${ranks}`,
    pipeline: (stages) => `pipeline stages ${stages}`,
    context: (ranks) => `context ranks ${ranks}`,
    expert: (ranks) => `expert ranks ${ranks}`,
    zero: (stage) => `ZeRO stage ${stage}`,
    precision: (format) => `matrix products in ${format}`,
    recompute: (what) => `recomputed activations: ${what}`,
    offload: (what) => `in host memory: ${what}`,
  } as Record<Unsaid["concept"], (value: string) => string>,
  recalled: (flags: string) => `Not read in a source, from memory: ${flags}.`,
  read: "Read in",
  asOf: (day: string) => `on ${day}`,

  acceptance: "Acceptance test",
  acceptanceHint: (requests: string) =>
    `Run on the delivered machine, from another shell: ${requests} requests with the load and the mean lengths of your question, none of them cached. It passes if every line holds. Limits are the pessimistic ends of the estimate's range, or yours where they are tighter.`,
  metric: "Printed as",
  must: "Must be",
  expected: "Expected",
  own: "your limit",
  logged: "Requests of this length that the start log of each engine has room for",
  most: (value: string) => `≤ ${value}`,
  least: (value: string) => `≥ ${value}`,
  units: {
    ttft: "ms",
    tpot: "ms",
    e2e: "ms",
    ttft_p99: "ms",
    output: "tok/s",
    room: "",
  } satisfies Record<AcceptanceLimit["id"], string>,

  paste: "I have a command: fill the form from it",
  pasteLabel: "Command of vLLM, SGLang, TensorRT-LLM or llama.cpp, also within Docker's",
  fill: "Fill the form",
  unreadable: "There is no command of an engine in it that is known here.",
  understood: "Understood",
  unknown: "Unknown, left out",
  noEffect: "Without effect on the estimate",
  unknownModel: (model: string) =>
    `The model ${model} is not in the catalog: the chosen one stays. Bring it as your own.`,
  noModel: "No model was read in it: the chosen one stays.",
};

export type LaunchWords = typeof launchWordsEn;
