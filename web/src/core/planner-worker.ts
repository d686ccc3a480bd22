/** Plans beside the page, so that it moves meanwhile: told where the core lies, it answers one need after the other. */
import type { WhichGpu } from "whichgpu";
import { loadFrom } from "whichgpu/load";

/** What a worker of its own sees of its surroundings, as far as it is used here. */
interface Surroundings {
  onmessage: (event: MessageEvent<string>) => void;
  postMessage(answer: string): void;
}

const surroundings = globalThis as unknown as Surroundings;
let core: Promise<WhichGpu> | undefined;

surroundings.onmessage = ({ data }) => {
  // The first message is the address of the core.
  const starting = (core ??= loadFrom(data).then((started) => {
    surroundings.postMessage("");
    return started;
  }));
  if (data.startsWith("{")) {
    void starting.then((started) => {
      surroundings.postMessage(started.answer("plan", data));
    });
  }
};
