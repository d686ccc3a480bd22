import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { cppFaults } from "./cpp.mjs";
import { planted } from "./faults.mjs";
import { isWellFormed, typescriptFaults } from "./typescript.mjs";

let root;
before(() => {
  root = mkdtempSync(join(tmpdir(), "whichgpu-mutation-"));
});
after(() => rmSync(root, { recursive: true }));

/** The texts that a file becomes, by kind of fault. */
function texts(faultsOf, name, text) {
  writeFileSync(join(root, name), text);
  const kinds = {};
  for (const fault of faultsOf(name, root)) (kinds[fault.kind] ??= []).push(planted(text, fault));
  return kinds;
}

test("Faults of C++ stand where clang sees what they change, in the file itself", () => {
  writeFileSync(
    join(root, "units.h"),
    "namespace whichgpu { constexpr double giga = 3 + 4, gibi = 5; }",
  );
  const before = '#include "units.h"\n/* < + giga */\nnamespace whichgpu {\n';
  const whole = (body) => `${before}double f(double a, double b) {\n  ${body}\n}\n}\n`;
  const made = texts(cppFaults, "f.cpp", whole("if (a < b) return 7; return (a + b) * giga;"));
  const becomes = (kind, ...bodies) => assert.deepEqual(made[kind], bodies.map(whole), kind);
  becomes("boundary", "if (a <= b) return 7; return (a + b) * giga;");
  becomes("comparison", "if (a >= b) return 7; return (a + b) * giga;");
  becomes("dropped check", "if (false) return 7; return (a + b) * giga;");
  becomes("off by one", "if (a < b) return 8; return (a + b) * giga;");
  becomes("factor", "if (a < b) return 7; return (a + b) / giga;");
  becomes("sign", "if (a < b) return 7; return (a - b) * giga;");
  becomes(
    "dropped term",
    "if (a < b) return 7; return (a + b);",
    "if (a < b) return 7; return giga;",
    "if (a < b) return 7; return (a) * giga;",
    "if (a < b) return 7; return (b) * giga;",
  );
  becomes("unit", "if (a < b) return 7; return (a + b) * gibi;");
  assert.equal(Object.keys(made).length, 8);
});

test("Faults of C++ reach statements, branches and negations, past letters of several bytes", () => {
  const whole = (body) => `namespace whichgpu {\n// × „é“\nint f(int a) {\n  ${body}\n}\n}\n`;
  const text = Buffer.from(whole("int b = 0; b += a; return !a ? a : b;")).toString("latin1");
  writeFileSync(join(root, "g.cpp"), text, "latin1");
  const made = cppFaults("g.cpp", root).map((fault) =>
    Buffer.from(planted(text, fault), "latin1").toString("utf8"),
  );
  assert.deepEqual(made, [
    whole("int b = 0; ; return !a ? a : b;"),
    whole("int b = 0; b -= a; return !a ? a : b;"),
    whole("int b = 0; b += a; return !a ? b : a;"),
    whole("int b = 0; b += a; return a ? a : b;"),
  ]);
});

test("Faults of TypeScript stand where the compiler sees what they change", () => {
  const whole = (body) => `// a < b\nconst f = (a: number, b: 3) => ${body};\n`;
  const made = texts(typescriptFaults, "f.ts", whole("(a >= 1.5 ? Math.max(a, b) : a - b)"));
  const becomes = (kind, ...bodies) => assert.deepEqual(made[kind], bodies.map(whole), kind);
  becomes("boundary", "(a > 1.5 ? Math.max(a, b) : a - b)");
  becomes("comparison", "(a < 1.5 ? Math.max(a, b) : a - b)");
  becomes("constant", "(a >= (1.1 * 1.5) ? Math.max(a, b) : a - b)");
  becomes("swapped branches", "(a >= 1.5 ? a - b : Math.max(a, b))");
  becomes("rounding", "(a >= 1.5 ? Math.min(a, b) : a - b)");
  becomes("sign", "(a >= 1.5 ? Math.max(a, b) : a + b)");
  becomes("dropped term", "(a >= 1.5 ? Math.max(a, b) : a)");
  assert.equal(Object.keys(made).length, 7);
});

test("What no longer reads as TypeScript is seen", () => {
  assert.ok(isWellFormed("const a: number = 1;"));
  assert.ok(!isWellFormed("const a = b || c ?? d;"));
});

test("A fault keeps its name while its line does", () => {
  const names = (text) => {
    writeFileSync(join(root, "n.mjs"), text);
    return typescriptFaults("n.mjs", root).map(({ name }) => name);
  };
  const line = "f(a < b, a < b);\n";
  assert.deepEqual(names(line), names(`// above\n  ${line}`));
  assert.equal(new Set(names(line)).size, 5);
});
