// Turns JavaScript values into C++20 source text.

/** A string literal; catalogue texts are one line of UTF-8. */
export function text(value) {
  if (typeof value !== "string") throw new Error(`expected a text, got ${JSON.stringify(value)}`);
  if (/\p{Cc}/u.test(value)) throw new Error(`control character in ${JSON.stringify(value)}`);
  return `"${value.replace(/\\/g, "\\\\").replace(/"/g, '\\"').replace(/\?\?/g, "?\\?")}"`;
}

/** A number that fits both an int and a double where it can; never NaN or infinite. */
export function number(value) {
  if (typeof value !== "number" || !Number.isFinite(value)) {
    throw new Error(`expected a number, got ${JSON.stringify(value)}`);
  }
  const isInt = Number.isInteger(value) && Math.abs(value) < 2 ** 31;
  if (isInt) return String(value);
  const digits = String(Number(value.toPrecision(15)));
  return /[.e]/.test(digits) ? digits : `${digits}.0`;
}

/** A literal of whatever kind the value is. */
export function literal(value) {
  if (typeof value === "boolean") return String(value);
  return typeof value === "number" ? number(value) : text(value);
}

/** What turns a name into an enumerator of a type. */
export const enumerator = (type) => (value) => {
  if (typeof value !== "string" || !/^[a-z][a-z0-9_]*$/.test(value)) {
    throw new Error(`expected a name of ${type}, got ${JSON.stringify(value)}`);
  }
  return `${type}::${value}`;
};

/** `name.field = value;` lines, one for each field that is present. */
export function assignments(name, fields, indent = "  ") {
  return Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([field, value]) => `${indent}${name}.${field} = ${value};\n`)
    .join("");
}

/** A constexpr function that default-constructs a `type`, runs `body` on it as `x` and returns it. */
export function maker(type, name, body) {
  return `constexpr ${type} ${name}() {\n  ${type} x;\n${body}  return x;\n}\n`;
}

/** A constexpr array of what `bodies` make, and the accessor that core/catalog/tables.h declares. */
export function table(type, accessor, bodies) {
  if (bodies.length === 0) throw new Error(`table ${accessor} is empty`);
  const makers = bodies.map((body, index) => maker(type, `${accessor}_${index}`, body)).join("");
  const calls = bodies.map((_, index) => `${accessor}_${index}()`).join(", ");
  const array = `constexpr std::array<${type}, ${bodies.length}> ${accessor}_table{${calls}};\n`;
  return {
    definition: makers + array,
    accessor: `std::span<const ${type}> ${accessor}() { return ${accessor}_table; }\n`,
  };
}

/** Appends an item made in a block of its own to a BoundedList; more than fit fail to compile. */
export function append(list, type, fields) {
  return (
    `  {\n    ${type} item;\n${assignments("item", fields, "    ")}` +
    `    x.${list}.items[x.${list}.count++] = item;\n  }\n`
  );
}
