import {
  fromJsonSchema,
  McpServer,
  type JsonSchemaType,
  type jsonSchemaValidator,
} from "@modelcontextprotocol/server";
import { serveStdio } from "@modelcontextprotocol/server/stdio";
import type { WhichGpu } from "whichgpu";
import type { JsonObject } from "../src/state/described.ts";
import { Finder } from "./find.ts";
import { Links } from "./link.ts";
import { requestSchemas, schemaAddress } from "./schema.ts";
import { isError } from "./told.ts";
import { textOf, tools, type Means, type Tool } from "./tools.ts";

/** What a server is made of. */
export interface Settings {
  readonly core: WhichGpu;
  /** The package's version. */
  readonly version: string;
  /** Address of the calculator that links open. */
  readonly page: string;
  /** The calculator as one file, as text. */
  readonly html: () => Promise<string>;
}

/** The calculator as an MCP App (SEP-1865): https://github.com/modelcontextprotocol/ext-apps */
const APP = "ui://whichgpu/calculator.html";
const APP_TYPE = "text/html;profile=mcp-app";

const instructions =
  "Figures about GPUs and AI models from dated, sourced data and a calibrated roofline model. Look ids up with " +
  "find_models and find_gpus, then ask estimate, compare or plan. Quote speeds with their range and basis, prices " +
  "with their date, and give the link, which opens the same question in the calculator.";

/** Takes any arguments: the core says what is wrong with a request, and what would be right. */
const anything: jsonSchemaValidator = {
  getValidator: () => (input) => ({ valid: true, data: input as never, errorMessage: undefined }),
};

function addTool(server: McpServer, means: Means, tool: Tool): void {
  const { name, title, description, fields: properties, required, shown } = tool;
  const schema = { type: "object", properties, required } as JsonSchemaType;
  const inputSchema = fromJsonSchema<JsonObject>(schema, anything);
  const annotations = { readOnlyHint: true, idempotentHint: true, openWorldHint: false };
  const _meta = shown ? { ui: { resourceUri: APP } } : {};
  server.registerTool(name, { title, description, inputSchema, annotations, _meta }, (said) => {
    const structuredContent = tool.answer(means, said);
    return {
      content: [{ type: "text", text: JSON.stringify(structuredContent) }],
      structuredContent,
      isError: isError(structuredContent),
    };
  });
}

function addResources(server: McpServer, html: Settings["html"]): void {
  const about = { title: "The calculator, with the question asked", mimeType: APP_TYPE };
  server.registerResource("calculator", APP, about, async (uri) => ({
    contents: [{ uri: uri.href, mimeType: APP_TYPE, text: await html() }],
  }));
  for (const [name, schema] of Object.entries(requestSchemas)) {
    const description = textOf(schema.description);
    const mimeType = "application/schema+json";
    server.registerResource(name, schemaAddress(name), { description, mimeType }, (uri) => ({
      contents: [{ uri: uri.href, mimeType, text: JSON.stringify(schema) }],
    }));
  }
}

/** Serves the tools on standard input and output until the input ends. */
export async function serveMcp({ core, version, page, html }: Settings): Promise<void> {
  const means = { core, links: new Links(page, core), finder: await Finder.of(core.catalog()) };
  serveStdio(() => {
    const server = new McpServer(
      { name: "whichgpu", title: "WhichGPU", version },
      { instructions },
    );
    for (const tool of tools) addTool(server, means, tool);
    addResources(server, html);
    return server;
  });
}
