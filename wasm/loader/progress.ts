import type { Writable } from "node:stream";

/** Between two messages, and before the first: what is done sooner needs none. */
const PAUSE_MS = 1000;

const whole = (value: number): string => Math.round(value).toLocaleString("en-US");

/** Says on a stream, a line over and over, how many requests are answered. */
export class Progress {
  readonly #stream: Writable;
  readonly #now: () => number;
  readonly #started: number;
  #said: number;
  #count = 0;

  /** `now`: milliseconds of a clock. */
  constructor(stream: Writable, now: () => number = () => performance.now()) {
    this.#stream = stream;
    this.#now = now;
    this.#started = this.#said = now();
  }

  /** One more is answered. */
  step(): void {
    this.#count++;
    const now = this.#now();
    if (now - this.#said < PAUSE_MS) return;
    this.#said = now;
    this.#say("");
  }

  /** All are; nothing is said where nothing was. */
  end(): void {
    if (this.#said > this.#started) this.#say("\n");
  }

  #say(after: string): void {
    const seconds = (this.#now() - this.#started) / 1000;
    const rate = whole(this.#count / seconds);
    this.#stream.write(`\r${whole(this.#count)} requests answered, ${rate} a second${after}`);
  }
}
