import type { Method, WhichGpu } from "whichgpu";
import { MOST_COMPARED, SIDE_BY_SIDE, withCompared } from "../src/state/compared.ts";
import type { JsonObject } from "../src/state/described.ts";
import type { Question } from "../src/state/fields.ts";
import { buildRequest, patchQuestion, questionOf } from "../src/state/request.ts";
import { queryOf } from "../src/state/url.ts";

const tasks = { plan: "plan", own: "own" } as const;

/**
 * What opens questions in the calculator that lies at `page`: `link`, and in `link_leaves_out` the fields of a request that
 * the calculator's form has no place for, where there are any.
 */
export class Links {
  readonly #page: string;
  readonly #core: WhichGpu;

  /** `page`: the address of the site or of whichgpu.html. */
  constructor(page: string, core: WhichGpu) {
    this.#page = page;
    this.#core = core;
  }

  /** The link to a question; to the calculator itself where it has no form for it. */
  of(method: Method, request: JsonObject): JsonObject {
    const question = questionOf(
      request,
      method === "plan" || method === "own" ? tasks[method] : undefined,
    );
    if (!question) return { link: this.#page };
    const left = this.#unsaid(method, request, question);
    return {
      link: this.#page + queryOf(question),
      ...(left.length > 0 && { link_leaves_out: left }),
    };
  }

  /** The link to a serving question with the same of several cards side by side. */
  compared(request: JsonObject, gpus: readonly string[]): JsonObject {
    const question = questionOf(request);
    if (!question) return { link: this.#page };
    const beside = gpus.map((gpu) => patchQuestion(question, { gpu }));
    const [first = question, ...others] = beside.slice(0, MOST_COMPARED);
    const query = withCompared(queryOf(first), [first, ...others]);
    const left = [
      ...this.#unsaid("estimate", { ...request, gpu: gpus[0] ?? null }, first),
      ...gpus.slice(MOST_COMPARED),
    ];
    return {
      link: `${this.#page}${query}#${SIDE_BY_SIDE}`,
      ...(left.length > 0 && { link_leaves_out: left }),
    };
  }

  /** Of what the request says, the fields that the question says otherwise or not at all, where that makes a difference. */
  #unsaid(method: Method, request: JsonObject, question: Question): string[] {
    const built = buildRequest(question);
    const said = "request" in built ? built.request : {};
    const different = (name: string) =>
      JSON.stringify(said[name]) !== JSON.stringify(request[name]);
    const left = Object.keys(request).filter(different);
    const answer = (asked: JsonObject) => this.#core.answer(method, JSON.stringify(asked));
    return left.length > 0 && answer(said) !== answer(request) ? left : [];
  }
}
