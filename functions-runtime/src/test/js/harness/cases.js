// SPDX-License-Identifier: Apache-2.0
// Put behind the tests of the language that say "using(log)": each case is a name and an action, whose value is shown.

function show(v) {
  if (v === null) return "null";
  if (typeof v === "string") return JSON.stringify(v);
  if (typeof v === "number") return v === 0 && 1 / v < 0 ? "-0" : String(v);
  if (typeof v === "symbol") return v.toString();
  if (typeof v === "function") return "function " + v.name;
  if (typeof v !== "object") return String(v);
  if (Array.isArray(v)) {
    const parts = [];
    for (let i = 0; i < v.length && i < 40; i++) parts.push(i in v ? show(v[i]) : "<hole>");
    return "[" + parts.join(", ") + "]" + (v.length > 40 ? v.length : "");
  }
  if (v instanceof Error) return v.name + "(" + v.message + ")";
  if (v instanceof Date) return isNaN(v) ? "Date(NaN)" : "Date(" + v.toISOString() + ")";
  if (v instanceof Map) return "Map{" + [...v].map((e) => show(e[0]) + "=>" + show(e[1])).join(", ") + "}";
  if (v instanceof Set) return "Set{" + [...v].map(show).join(", ") + "}";
  if (ArrayBuffer.isView(v) && !(v instanceof DataView)) return v.constructor.name + show(Array.from(v));
  return "{" + Object.keys(v).map((k) => k + ": " + show(v[k])).join(", ") + "}";
}

function using(log) {
  return (name, action) => {
    let text;
    try {
      text = show(action());
    } catch (error) {
      text = "throws " + (error instanceof Error ? error.name : show(error));
    }
    log(name, "->", text);
  };
}
