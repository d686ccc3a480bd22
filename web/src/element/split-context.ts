/**
 * Prompt and answer of a request of `context` tokens: seven eighths and the rest. Undefined if no
 * context is given; a text that is no whole number is handed on, for the core to refuse.
 */
export function splitContext(
  context: string | null,
): { prompt: string; answer: string } | undefined {
  if (context === null) return undefined;
  const total = Number(context);
  if (!Number.isInteger(total) || total < 2) return { prompt: context, answer: context };
  const answer = Math.max(1, Math.round(total / 8));
  return { prompt: String(total - answer), answer: String(answer) };
}
