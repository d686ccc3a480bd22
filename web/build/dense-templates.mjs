const templates = new Set(["html", "svg", "mathml"]);

/** The pieces of text in the templates of a program's syntax tree. */
function* pieces(node) {
  if (typeof node !== "object" || node === null) return;
  if (node.type === "TaggedTemplateExpression" && templates.has(node.tag.name)) {
    yield* node.quasi.quasis;
  }
  for (const child of Object.values(node)) yield* pieces(child);
}

/** Vite plugin: line breaks of templates, with the indentation after them, are the one space that a browser shows of them. */
export const denseTemplates = () => ({
  name: "dense-templates",
  transform(code, id) {
    if (id.includes("/node_modules/") || !/\b(html|svg|mathml)`/.test(code)) return null;
    const inOrder = [...pieces(this.parse(code))].sort((one, other) => one.start - other.start);
    let [dense, from] = ["", 0];
    for (const { start, end } of inOrder) {
      dense += code.slice(from, start) + code.slice(start, end).replace(/\n\s*/g, " ");
      from = end;
    }
    return { code: dense + code.slice(from), map: null };
  },
});
