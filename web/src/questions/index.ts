import type {
  EmbeddingReport,
  EmbeddingRequest,
  HpcReport,
  HpcRequest,
  ImageReport,
  ImageRequest,
  OwnReport,
  OwnRequest,
  PlanReport,
  PlanRequest,
  ReinforcementReport,
  ReinforcementRequest,
  Report,
  ServingRequest,
  SpeechReport,
  SpeechRequest,
  TrainingReport,
  TrainingRequest,
  VideoReport,
  VideoRequest,
} from "whichgpu";
import type { CompareAround } from "./compare/around.ts";
import { compareForm } from "./compare/form.ts";
import { embeddingForm } from "./embedding/form.ts";
import type { Form } from "./form.ts";
import { hpcForm } from "./hpc/form.ts";
import { imageForm } from "./image/form.ts";
import { ownershipForm } from "./ownership/form.ts";
import { planForm } from "./plan/form.ts";
import { reinforcementForm } from "./reinforcement/form.ts";
import type { ServingAround } from "./serving/around.ts";
import { servingForm } from "./serving/form.ts";
import { speechForm } from "./speech/form.ts";
import { finetuningForm, trainingForm } from "./training/form.ts";
import { videoForm } from "./video/form.ts";

/** What a visitor can ask about: the tabs of the page, in their order. */
const all = {
  plan: planForm,
  serving: servingForm,
  compare: compareForm,
  finetuning: finetuningForm,
  training: trainingForm,
  reinforcement: reinforcementForm,
  image: imageForm,
  video: videoForm,
  embedding: embeddingForm,
  speech: speechForm,
  hpc: hpcForm,
  own: ownershipForm,
} as const;

export type Task = keyof typeof all;
export const tasks = Object.keys(all) as readonly Task[];
/** What an address that says nothing opens. */
export const firstTask = "plan" satisfies Task;

export type FieldName = { [T in Task]: keyof (typeof all)[T]["fields"] }[Task];
export type PresetName = { [T in Task]: keyof (typeof all)[T]["presets"] }[Task];

/** Every input of the page. Empty text means "not said": the core then decides. */
export const forms: Readonly<Record<Task, Form<FieldName>>> = all;

/** What is asked in each task. */
export interface Requests {
  readonly plan: PlanRequest;
  readonly serving: ServingRequest;
  readonly compare: ServingRequest;
  readonly finetuning: TrainingRequest;
  readonly training: TrainingRequest;
  readonly reinforcement: ReinforcementRequest;
  readonly image: ImageRequest;
  readonly video: VideoRequest;
  readonly embedding: EmbeddingRequest;
  readonly speech: SpeechRequest;
  readonly hpc: HpcRequest;
  readonly own: OwnRequest;
}

/** What is answered in each task. */
export interface Reports {
  readonly plan: PlanReport;
  readonly serving: Report;
  readonly compare: Report;
  readonly finetuning: TrainingReport;
  readonly training: TrainingReport;
  readonly reinforcement: ReinforcementReport;
  readonly image: ImageReport;
  readonly video: VideoReport;
  readonly embedding: EmbeddingReport;
  readonly speech: SpeechReport;
  readonly hpc: HpcReport;
  readonly own: OwnReport;
}

/** What is found around the answer of each task. */
export interface Arounds {
  readonly plan: readonly PlanReport[];
  readonly serving: ServingAround;
  readonly compare: CompareAround;
  readonly finetuning: readonly TrainingReport[];
  readonly training: readonly TrainingReport[];
  readonly reinforcement: readonly ReinforcementReport[];
  readonly image: readonly ImageReport[];
  readonly video: readonly VideoReport[];
  readonly embedding: readonly EmbeddingReport[];
  readonly speech: readonly SpeechReport[];
  readonly hpc: undefined;
  readonly own: undefined;
}
