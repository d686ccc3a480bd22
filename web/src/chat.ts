/**
 * The page beside an agent's answer: an MCP App (SEP-1865), which a chat shows in a frame and talks to in JSON-RPC. Of what
 * https://github.com/modelcontextprotocol/ext-apps offers the page needs the handshake, the answer and its own height.
 */

const PROTOCOL = "2026-01-26";
const HANDSHAKE = 1;

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly structuredContent?: { readonly link?: unknown } };
  readonly result?: { readonly hostContext?: { readonly theme?: unknown } };
}

/** Whether the server for agents handed this page out: it marks it so. */
export const isInChat = (): boolean => document.documentElement.hasAttribute("data-in-chat");

const say = (message: object): void => {
  window.parent.postMessage({ jsonrpc: "2.0", ...message }, "*");
};

/** Asks the chat for as much height as the page takes, whenever that changes. */
function sayHeight(): void {
  const { body } = document;
  new ResizeObserver(() => {
    say({ method: "ui/notifications/size-changed", params: { height: body.scrollHeight } });
  }).observe(body);
}

/** Resolves to the query of the question that the agent's tool has answered; "" if it answered none. */
export function askedInChat(): Promise<string> {
  return new Promise((resolve) => {
    window.addEventListener("message", ({ data, source }: MessageEvent<Message | null>) => {
      if (source !== window.parent || !data) return;
      const { id, method, params, result } = data;
      if (id === HANDSHAKE && result) {
        const theme = result.hostContext?.theme;
        if (theme === "light" || theme === "dark")
          document.documentElement.style.colorScheme = theme;
        say({ method: "ui/notifications/initialized" });
        sayHeight();
      } else if (method === "ui/notifications/tool-result") {
        const link = params?.structuredContent?.link;
        resolve(typeof link === "string" && URL.canParse(link) ? new URL(link).search : "");
      } else if (method === "ui/notifications/tool-cancelled") {
        resolve("");
      }
    });
    const app = { name: "whichgpu", version: "1" };
    const params = { protocolVersion: PROTOCOL, appInfo: app, appCapabilities: {} };
    say({ id: HANDSHAKE, method: "ui/initialize", params });
  });
}
