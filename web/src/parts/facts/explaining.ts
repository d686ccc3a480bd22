import type { Explainable } from "../../explain/lines.ts";
import type { Voice } from "../../i18n/voice.ts";
import { fetchPart } from "../../state/unreachable.ts";
import type { Explain } from "./facts.ts";

/** Shows how a figure of a report comes about. */
export const explaining =
  (id: string, report: Explainable, voice: Voice): Explain =>
  (figure) => {
    void fetchPart(() => import("../../explain/explain.ts")).then((part) =>
      part?.explain(figure, id, report, voice),
    );
  };
