/** A word as a POSIX shell takes it. */
export function quoted(word: string): string {
  return /^[\w@%+=:,./~$-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** A command over several lines: its first words, then each flag with its value. */
export function commandText(words: readonly string[]): string {
  const parts = words.map((word, index) => {
    const between = index === 0 ? "" : word.startsWith("-") ? " \\\n  " : " ";
    return between + quoted(word);
  });
  return parts.join("");
}

/** The words of a command as a shell would split it; comments and line breaks in it are left out. */
export function splitWords(text: string): string[] {
  const joined = text.replaceAll(/\\\r?\n/g, " ").replaceAll(/(^|\s)#.*$/gm, "$1");
  const words: string[] = [];
  let word: string | undefined;
  for (const [part] of joined.matchAll(/'[^']*'|"(?:\\.|[^"\\])*"|\\.|\s+|[^\s'"\\]+/g)) {
    if (/^\s/.test(part)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else {
      word = (word ?? "") + bare(part);
    }
  }
  return word === undefined ? words : [...words, word];
}

function bare(part: string): string {
  if (part.startsWith("'")) return part.slice(1, -1);
  if (part.startsWith('"')) return part.slice(1, -1).replaceAll(/\\(.)/g, "$1");
  return part.startsWith("\\") ? part.slice(1) : part;
}
