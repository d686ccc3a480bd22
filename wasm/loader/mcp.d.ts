import type { WhichGpu } from "./whichgpu.js";

/** Serves the calculator to agents (MCP) on standard input and output; see web/agents/server.ts. */
export function serveMcp(settings: {
  readonly core: WhichGpu;
  readonly version: string;
  readonly page: string;
  readonly html: () => Promise<string>;
}): Promise<void>;
