/** What happens on the window when a part of the page could not be fetched. */
export const UNREACHABLE = "whichgpu-unreachable";

/** What `load` fetches of the page; undefined, with the event on the window, if it cannot be had. */
export async function fetchPart<T>(load: () => Promise<T>): Promise<T | undefined> {
  try {
    return await load();
  } catch {
    window.dispatchEvent(new Event(UNREACHABLE));
    return undefined;
  }
}
