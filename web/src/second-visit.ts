import { trusted } from "./trusted.ts";

/**
 * Lets a second visit work without a network, once the first one has what it needs. Hosts without the worker's file,
 * frames in a sandbox and browsers that forbid it do without.
 */
export async function prepareSecondVisit(worker: string): Promise<void> {
  try {
    await navigator.serviceWorker.register(trusted(worker), { updateViaCache: "none" });
  } catch {
    // The page works as it did.
  }
}
