/** Plans beside the page, so that it moves meanwhile: told where the core lies, it answers one need after the other. */
import { saysElsewhere, startCalculator, type Calculator } from "./calculator.ts";

/** What a worker of its own sees of its surroundings, as far as it is used here. */
interface Surroundings {
  onmessage: (event: MessageEvent<string>) => void;
  postMessage(answer: string): void;
}

const surroundings = globalThis as unknown as Surroundings;
let calculator: Promise<Calculator> | undefined;

/** What the module at hand was made without it says: the page then asks by itself, once, until more is here too. */
function plan(started: Calculator, need: string): string {
  const answer = started.core.answer("plan", need);
  if (saysElsewhere(answer)) void started.complete().catch(() => undefined);
  return answer;
}

async function start(addresses: string): Promise<Calculator> {
  const [first = "", whole = ""] = addresses.split(" ");
  const started = await startCalculator({ first, whole });
  surroundings.postMessage("");
  return started;
}

surroundings.onmessage = ({ data }) => {
  // The first message are the addresses of the modules.
  const starting = (calculator ??= start(data));
  if (!data.startsWith("{")) return;
  void starting.then((started) => {
    surroundings.postMessage(plan(started, data));
  });
};
