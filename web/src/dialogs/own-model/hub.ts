import type { ModelProblem } from "./model-text.ts";

const PATIENCE_MS = 15_000;

/** Whether a text can be the id of a model on Hugging Face: "owner/name". */
export function isHubId(text: string): boolean {
  return /^[\w.-]+\/[\w.-]+$/.test(text);
}

/** The config.json of a model on Hugging Face. The only request to another server the page ever makes. */
export async function fetchConfig(id: string): Promise<{ text: string } | ModelProblem> {
  let response: Response;
  try {
    response = await fetch(`https://huggingface.co/${id}/resolve/main/config.json`, {
      credentials: "omit",
      referrerPolicy: "no-referrer",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (response.ok) return { text: await response.text() };
  } catch {
    return { problem: "offline" };
  }
  if (response.status === 401 || response.status === 403) return { problem: "gated" };
  if (response.status === 404) return { problem: "not_found" };
  return { problem: "status", detail: String(response.status) };
}
