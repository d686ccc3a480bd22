// Where faults can be planted in a C++ file: over clang's syntax tree, of the nodes that stand in that file itself.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import * as faults from "./faults.mjs";

/** The trees of what `file` and its headers declare in the product's namespace. */
function trees(file, root) {
  const flags = ["-std=c++20", "-fno-exceptions", "-fno-rtti", `-I${root}`, "-x", "c++"];
  const dump = ["-Xclang", "-ast-dump=json", "-Xclang", "-ast-dump-filter=whichgpu::"];
  const text = execFileSync(
    "clang++",
    ["-fsyntax-only", "-w", '-DWHICHGPU_VERSION=""', ...flags, ...dump, file],
    { cwd: root, maxBuffer: 2 ** 30, encoding: "latin1" },
  );
  return text
    .split(/^(?=\{)/m)
    .filter((tree) => tree.startsWith("{"))
    .map((tree) => JSON.parse(tree));
}

/** Bytes of a node; undefined where it is of a header, of a macro or of nothing written. */
function spanOf({ range }) {
  const { begin, end } = range ?? {};
  const isHere = (place) => place?.offset !== undefined && place.includedFrom === undefined;
  return isHere(begin) && isHere(end)
    ? { begin: begin.offset, end: end.offset + end.tokLen }
    : undefined;
}

const lastToken = ({ range }) => ({
  begin: range.end.offset,
  end: range.end.offset + range.end.tokLen,
});

/** Past what clang puts around an expression that is not written. */
const bare = (node) =>
  /^(ImplicitCastExpr|ExprWithCleanups|ConstantExpr|MaterializeTemporaryExpr|CXXBindTemporaryExpr)$/.test(
    node.kind,
  )
    ? bare(node.inner[0])
    : node;

const changes = new Set([
  "CompoundAssignOperator",
  "CallExpr",
  "CXXMemberCallExpr",
  "CXXOperatorCallExpr",
]);
const isChange = (node) =>
  changes.has(node.kind) ||
  (node.kind === "BinaryOperator" && node.opcode === "=") ||
  (node.kind === "UnaryOperator" && ["++", "--"].includes(node.opcode));

/** The initial value of what is declared; as a rule it is set before it is read. */
const isInitialZero = (source, span, parents) =>
  source.slice(span.begin, span.end) === "0" && /^(Var|Field)Decl$/.test(parents.at(-1)?.kind);

const byKind = {
  BinaryOperator(source, node) {
    const [left, right] = node.inner.map(spanOf);
    if (!left || !right) return [];
    const at = source.indexOf(node.opcode, left.end);
    return at < 0 || at >= right.begin
      ? []
      : faults.operatorFaults(source, node.opcode, at, left, right);
  },
  UnaryOperator(source, node, span) {
    const operand = spanOf(node.inner[0]);
    return node.opcode === "!" && operand ? faults.negationFaults(source, span, operand) : [];
  },
  ConditionalOperator(source, node) {
    const [, yes, no] = node.inner.map(spanOf);
    return yes && no ? faults.branchFaults(source, yes, no) : [];
  },
  IfStmt(source, node) {
    const condition = spanOf(node.inner[0]);
    const isPlain = !node.hasElse && !node.hasVar && !node.hasInit && !node.isConstexpr;
    return isPlain && condition ? faults.checkFaults(source, condition) : [];
  },
  CompoundStmt: (source, node) =>
    (node.inner ?? []).flatMap((statement) => {
      const span = spanOf(statement);
      return span && isChange(bare(statement)) ? faults.statementFaults(source, span) : [];
    }),
  DeclRefExpr: (source, node) => faults.nameFaults(source, lastToken(node)),
  MemberExpr: (source, node) => faults.nameFaults(source, lastToken(node)),
  IntegerLiteral: (source, node, span, parents) =>
    isInitialZero(source, span, parents) ? [] : faults.numberFaults(source, span),
  FloatingLiteral: (source, node, span) => faults.numberFaults(source, span),
};
byKind.CompoundAssignOperator = byKind.BinaryOperator;

function walk(source, node, parents, found) {
  const span = spanOf(node);
  if (span && byKind[node.kind]) found.push(...byKind[node.kind](source, node, span, parents));
  // What clang adds around a value has no text of its own: the parent of a literal is what is written.
  const path = bare(node) === node ? [...parents, node] : parents;
  for (const inner of node.inner ?? []) walk(source, inner, path, found);
}

/** The faults that can be planted in `file`, a path below `root`. Places are bytes: read and write it as latin1. */
export function cppFaults(file, root) {
  const source = readFileSync(`${root}/${file}`, "latin1");
  const found = [];
  for (const tree of trees(file, root)) walk(source, tree, [], found);
  return faults.named(source, found);
}
