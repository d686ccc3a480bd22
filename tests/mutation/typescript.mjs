// Where faults can be planted in a file of TypeScript or JavaScript: over the compiler's syntax tree.
import { readFileSync } from "node:fs";
import { transformSync } from "esbuild";
import ts from "typescript";
import * as faults from "./faults.mjs";

const { SyntaxKind } = ts;

const isChange = (expression) =>
  ts.isCallExpression(expression) ||
  (ts.isBinaryExpression(expression) &&
    expression.operatorToken.kind >= SyntaxKind.FirstAssignment &&
    expression.operatorToken.kind <= SyntaxKind.LastAssignment);

function faultsAt(source, file, node) {
  const spanOf = (inner) => ({ begin: inner.getStart(file), end: inner.getEnd() });
  if (ts.isBinaryExpression(node)) {
    const { left, operatorToken: operator, right } = node;
    const text = operator.getText(file);
    return faults.operatorFaults(
      source,
      text,
      operator.getStart(file),
      spanOf(left),
      spanOf(right),
    );
  }
  if (ts.isPrefixUnaryExpression(node) && node.operator === SyntaxKind.ExclamationToken)
    return faults.negationFaults(source, spanOf(node), spanOf(node.operand));
  if (ts.isConditionalExpression(node))
    return faults.branchFaults(source, spanOf(node.whenTrue), spanOf(node.whenFalse));
  if (ts.isIfStatement(node) && !node.elseStatement)
    return faults.checkFaults(source, spanOf(node.expression));
  if (ts.isExpressionStatement(node) && isChange(node.expression))
    return faults.statementFaults(source, spanOf(node.expression));
  if (ts.isNumericLiteral(node)) return faults.numberFaults(source, spanOf(node));
  if (ts.isPropertyAccessExpression(node)) return faults.nameFaults(source, spanOf(node.name));
  return [];
}

/** Whether it still reads as a program. */
export function isWellFormed(source) {
  try {
    transformSync(source, { loader: "ts", logLevel: "silent" });
    return true;
  } catch {
    return false;
  }
}

/** The faults that can be planted in `file`, a path below `root`. */
export function typescriptFaults(file, root) {
  const source = readFileSync(`${root}/${file}`, "utf8");
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const found = [];
  const visit = (node) => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
    found.push(...faultsAt(source, tree, node));
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return faults.named(source, found);
}
