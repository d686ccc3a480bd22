import type { GGUFParseOutput } from "@huggingface/gguf";
import { modelFromGguf } from "./gguf-model.ts";
import type { ModelProblem, ModelSource } from "./model-text.ts";

/** Reads the header of a GGUF file on this machine; the weights behind it are never touched. */
export async function readGgufFile(file: File): Promise<ModelSource | ModelProblem> {
  const { gguf, GGMLFileQuantizationType } = await import("./gguf-parser.ts");
  let header: GGUFParseOutput<{ strict: false }>;
  try {
    // The reader knows addresses only: its requests for ranges are answered from the file.
    header = await gguf("https://localhost/", { fetch: rangesOf(file) });
  } catch {
    return { problem: "not_gguf" };
  }
  // Past its end a shorter file reads as zeros.
  if (header.tensorDataOffset > file.size) return { problem: "not_gguf" };
  const format = GGMLFileQuantizationType[Number(header.metadata["general.file_type"])];
  return modelFromGguf(header, format, file.name);
}

function rangesOf(file: File): typeof fetch {
  return (_address, init) => {
    const range = /bytes=(\d+)-(\d+)/.exec(new Headers(init?.headers).get("range") ?? "");
    const [first, last] = [Number(range?.[1] ?? 0), Number(range?.[2] ?? 0)];
    if (first >= file.size)
      return Promise.reject(new RangeError("The file ends within its header."));
    const headers = { "Content-Range": `bytes ${first}-${last}/${file.size}` };
    return Promise.resolve(new Response(file.slice(first, last + 1), { headers }));
  };
}
