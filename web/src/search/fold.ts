/** Chinese names of makers and of families of models, and how the catalog spells them. */
const chinese: readonly (readonly [said: RegExp, meant: string])[] = [
  [/英伟达|輝達|辉达/g, "nvidia"],
  [/超威|超微/g, "amd"],
  [/英特尔/g, "intel"],
  [/苹果/g, "apple"],
  [/昇腾|升腾/g, "ascend"],
  [/华为/g, "huawei"],
  [/寒武纪/g, "cambricon"],
  [/摩尔线程/g, "moore threads"],
  [/海光/g, "hygon"],
  [/通义千问|千问|通义/g, "qwen"],
  [/深度求索/g, "deepseek"],
  [/智谱清言|智谱|清言/g, "glm"],
  [/月之暗面/g, "kimi"],
  [/零一万物/g, "yi"],
  [/百川智能|百川/g, "baichuan"],
  [/书生浦语|书生/g, "internlm"],
  [/羊驼/g, "llama"],
  [/稀宇/g, "minimax"],
  [/悟道|天鹰/g, "aquila"],
  [/显卡|卡|模型|大模型/g, " "],
];

/** Letters after a number that belong to it, as in "80gb". */
const UNITS = /^([kmgt]b?|gib|w|bit|nvl)$/;

const PIECES = /\d+(?:\.\d+)*|[a-z]+|[^\s\da-z\p{P}\p{S}]+/gu;

/**
 * The words that a text is searched by: lower case, Chinese names as the catalog spells them, split at spaces, signs and
 * between a word and a number ("RTX4090", "llama3.3"), but not within a name such as "h20", "70b" or "80gb".
 */
export function wordsOf(text: string): string[] {
  let plain = text.normalize("NFKC").toLowerCase();
  for (const [said, meant] of chinese) plain = plain.replace(said, ` ${meant} `);
  const words: string[] = [];
  let end = -1;
  let glue = false;
  for (const { 0: piece, index } of plain.matchAll(PIECES)) {
    const last = words.at(-1) ?? "";
    const numeric = /^\d/.test(piece);
    const joins = index === end && (numeric ? /(^|\d)[a-z]$/.test(last) : belongs(piece, last));
    if (joins && !(glue && /^[a-z]+$/.test(piece) && !UNITS.test(piece) && piece.length > 1)) {
      words[words.length - 1] = last + piece;
    } else {
      words.push(piece);
    }
    glue = joins;
    end = index + piece.length;
  }
  return words;
}

/** Whether letters directly after a word that ends in a number are part of it. */
const belongs = (letters: string, last: string): boolean =>
  /\d$/.test(last) && (letters.length === 1 || UNITS.test(letters));
