// SPDX-License-Identifier: Apache-2.0
// Shows values as a person expects to read them in a log.
import { STATE, isView } from "./idl.js";

const MOST_DEPTH = 4;
const DEEPEST = 50;
const MOST_MEMBERS = 100;
const LINE = 76;
const IDENTIFIER = /^[A-Za-z_$][A-Za-z0-9_$]*$/;
const hasOwn = Object.prototype.hasOwnProperty;
const objectToString = Object.prototype.toString;

let promiseState = () => undefined;

/** Sets the function that gives {pending, rejected, value} of a promise, where the engine's own keep that to themselves. */
export function showPromisesBy(state) {
  promiseState = state;
}

/** Shows any value; never throws. Stops when the text has about so many characters. */
export function inspect(value, options, most = 65536) {
  const asked = options !== undefined && options.depth !== undefined ? options.depth : MOST_DEPTH;
  const depth = typeof asked === "number" && asked < DEEPEST ? asked : DEEPEST;
  try {
    return show(value, { path: [], depth, circular: [], left: most });
  } catch (error) {
    return "[value that cannot be shown]";
  }
}

function show(value, context) {
  if (context.left <= 0) {
    return "...";
  }
  // The line and its indentation.
  context.left -= 2 * context.path.length + 2;
  switch (typeof value) {
    case "string":
      return spend(quote(value, context.left), context);
    case "number":
      return Object.is(value, -0) ? "-0" : String(value);
    case "bigint":
      return spend(value + "n", context);
    case "symbol":
      return spend(symbolText(value), context);
    case "function":
      return showObject(value, context);
    case "object":
      return value === null ? "null" : showObject(value, context);
    default:
      return String(value);
  }
}

/** Gives a text, or as much of it as there is room for. */
function spend(text, context) {
  const room = context.left > 0 ? context.left : 0;
  context.left -= text.length;
  return text.length > room ? text.substring(0, room) + "..." : text;
}

function showObject(value, context) {
  if (context.path.indexOf(value) >= 0) {
    if (context.circular.indexOf(value) < 0) {
      context.circular[context.circular.length] = value;
    }
    return "[Circular *" + (context.circular.indexOf(value) + 1) + "]";
  }
  const parts = takeApart(value);
  parts.title = spend(parts.title, context);
  parts.leaf = parts.leaf === null ? null : spend(parts.leaf, context);
  const members = [];
  if (context.path.length > context.depth && (parts.items.length > 0 || parts.names.length > 0)) {
    return parts.leaf !== null ? parts.leaf : "[" + (parts.title || (Array.isArray(value) ? "Array" : "Object")) + "]";
  }
  context.path[context.path.length] = value;
  let shown = 0;
  while (shown < parts.items.length && shown < MOST_MEMBERS && context.left > 0) {
    members[members.length] = parts.items[shown++](context);
  }
  const left = parts.total - shown;
  if (left > 0) {
    members[members.length] = "... " + left + " more item" + (left === 1 ? "" : "s");
  }
  let named = 0;
  while (named < parts.names.length && named < MOST_MEMBERS && context.left > 0) {
    members[members.length] = showProperty(value, parts.names[named++], context);
  }
  if (parts.names.length > named) {
    members[members.length] = "... " + (parts.names.length - named) + " more";
  }
  for (let i = 0; i < parts.last.length; i++) {
    members[members.length] = parts.last[i](context);
  }
  context.path.length -= 1;
  const reference = context.circular.indexOf(value);
  const mark = reference < 0 ? "" : "<ref *" + (reference + 1) + "> ";
  if (parts.leaf !== null) {
    return mark + parts.leaf + (members.length === 0 ? "" : " " + lay("{", members, "}"));
  }
  const title = parts.title === "" ? "" : parts.title + " ";
  return mark + title + lay(parts.open, members, parts.open === "[" ? "]" : "}");
}

/** Finds out how to show an object: title, brackets, items and named properties. */
function takeApart(value) {
  const name = constructorName(value);
  const parts = { title: name === "Object" ? "" : name, open: "{", items: [], total: 0, names: ownNames(value),
    last: [], leaf: null };
  if (typeof value === "function") {
    parts.leaf = functionText(value);
  } else if (value instanceof Error || objectToString.call(value) === "[object Error]") {
    parts.leaf = errorText(value);
    parts.names = parts.names.filter((key) => key !== "stack" && key !== "message" && key !== "name");
    if (hasOwn.call(value, "cause") && parts.names.indexOf("cause") < 0) {
      parts.last.push((context) => "[cause]: " + show(value.cause, context));
    }
    if (Array.isArray(value.errors) && parts.names.indexOf("errors") < 0) {
      parts.last.push((context) => "[errors]: " + show(value.errors, context));
    }
  } else if (Array.isArray(value)) {
    parts.title = name === "Array" ? "" : name + "(" + value.length + ")";
    arrayItems(parts, value);
  } else if (objectToString.call(value) === "[object Arguments]") {
    parts.title = "[Arguments]";
    arrayItems(parts, value);
  } else if (value instanceof Date) {
    parts.leaf = isNaN(value.getTime()) ? "Invalid Date" : value.toISOString();
  } else if (value instanceof RegExp) {
    parts.leaf = String(value);
  } else if (value instanceof Map) {
    parts.title = name + "(" + value.size + ")";
    value.forEach((member, key) => {
      parts.total++;
      if (parts.items.length < MOST_MEMBERS) {
        parts.items[parts.items.length] = (context) => show(key, context) + " => " + show(member, context);
      }
    });
  } else if (value instanceof Set) {
    parts.title = name + "(" + value.size + ")";
    value.forEach((member) => {
      parts.total++;
      if (parts.items.length < MOST_MEMBERS) {
        parts.items[parts.items.length] = (context) => show(member, context);
      }
    });
  } else if (value instanceof Boolean || value instanceof Number || value instanceof String
      || value instanceof Symbol) {
    parts.leaf = "[" + name + ": " + show(value.valueOf(), { path: [], depth: 0, circular: [], left: 1000 }) + "]";
    parts.names = parts.names.filter((key) => !/^[0-9]+$/.test(String(key)));
  } else if (value instanceof ArrayBuffer) {
    parts.names = [];
    bufferItems(parts, value);
  } else if (isView(value)) {
    parts.names = [];
    if (typeof value.length === "number") {
      parts.title = name + "(" + value.length + ")";
      arrayItems(parts, value);
    } else {
      bufferItems(parts, value.buffer);
    }
  } else if (value instanceof Promise) {
    promiseItems(parts, value);
  } else if (value instanceof WeakMap || value instanceof WeakSet) {
    parts.items = [() => "<items unknown>"];
    parts.total = 1;
  } else if (value[STATE] !== undefined) {
    webItems(parts, value);
  }
  return parts;
}

function promiseItems(parts, value) {
  const state = promiseState(value);
  parts.names = parts.names.filter((key) => typeof key !== "symbol");
  parts.total = 1;
  parts.items = [(context) => (state === undefined ? "<state unknown>" : state.pending ? "<pending>"
      : (state.rejected ? "<rejected> " : "") + show(state.value, context))];
}

function arrayItems(parts, value) {
  const { length } = value;
  let shown = 0;
  parts.open = "[";
  for (let i = 0; i < length; i++) {
    if (parts.items.length === MOST_MEMBERS) {
      break;
    }
    if (i in value) {
      parts.items[parts.items.length] = (context) => show(value[i], context);
    } else {
      const from = i;
      while (i + 1 < length && !(i + 1 in value) && i - from < 1e6) {
        i++;
      }
      const empty = i + 1 - from;
      parts.items[parts.items.length] = () => "<" + empty + " empty item" + (empty === 1 ? "" : "s") + ">";
    }
    shown = i + 1;
  }
  parts.total = parts.items.length + length - shown;
  parts.names = parts.names.filter((key) => typeof key === "symbol" || !/^[0-9]+$/.test(key));
}

function bufferItems(parts, buffer) {
  const bytes = new Uint8Array(buffer);
  let text = "";
  for (let i = 0; i < bytes.length && i < 50; i++) {
    text += (i === 0 ? "" : " ") + (bytes[i] < 16 ? "0" : "") + bytes[i].toString(16);
  }
  const more = bytes.length > 50 ? " ... " + (bytes.length - 50) + " more bytes" : "";
  parts.items = [() => "[Uint8Contents]: <" + text + more + ">", () => "byteLength: " + bytes.length];
  parts.total = 2;
}

/** Web API objects keep what is worth seeing behind getters: the interesting ones are shown. */
function webItems(parts, value) {
  const shown = {
    Headers: null, URLSearchParams: null, FormData: null,
    URL: ["href", "origin", "protocol", "username", "password", "host", "hostname", "port", "pathname", "search",
      "searchParams", "hash"],
    Request: ["method", "url", "headers"],
    Response: ["status", "statusText", "headers", "ok", "redirected", "type", "url", "bodyUsed"],
    Blob: ["size", "type"], File: ["name", "size", "type"],
    AbortSignal: ["aborted", "reason"], AbortController: ["signal"],
    CryptoKey: ["type", "extractable", "algorithm", "usages"],
    Event: ["type"], CustomEvent: ["type", "detail"],
  }[parts.title];
  if (shown === null) {
    value.forEach((member, key) => {
      parts.total++;
      parts.items[parts.items.length] = (context) => spend(quoteKey(key, context.left), context) + ": " + show(member, context);
    });
  } else if (shown !== undefined) {
    parts.items = shown.map((name) => (context) => name + ": " + show(value[name], context));
    parts.total = shown.length;
  }
}

function showProperty(value, key, context) {
  const label = spend(typeof key === "symbol" ? "[" + symbolText(key) + "]" : quoteKey(key, context.left), context);
  const property = descriptorOf(value, key);
  if (property !== undefined && (property.get !== undefined || property.set !== undefined)) {
    // A getter is not run: it might have effects.
    return label + ": [" + (property.get === undefined ? "Setter" : property.set === undefined ? "Getter"
        : "Getter/Setter") + "]";
  }
  return label + ": " + show(property === undefined ? value[key] : property.value, context);
}

function ownNames(value) {
  const names = Object.keys(value);
  const symbols = typeof Object.getOwnPropertySymbols === "function" ? Object.getOwnPropertySymbols(value) : [];
  const all = [];
  for (let i = 0; i < names.length; i++) {
    all[all.length] = names[i];
  }
  for (let i = 0; i < symbols.length; i++) {
    if (symbols[i] !== STATE && isEnumerable(value, symbols[i])) {
      all[all.length] = symbols[i];
    }
  }
  return all;
}

function isEnumerable(value, symbol) {
  const property = descriptorOf(value, symbol);
  return property === undefined ? symbol !== Symbol.toStringTag : property.enumerable;
}

/** Gives the descriptor of an own property, undefined where the engine cannot tell it (Nashorn with symbols). */
function descriptorOf(value, key) {
  try {
    return Object.getOwnPropertyDescriptor(value, key);
  } catch (error) {
    return undefined;
  }
}

function constructorName(value) {
  if (value[STATE] !== undefined && typeof value[Symbol.toStringTag] === "string") {
    return value[Symbol.toStringTag];
  }
  for (let object = value; object !== null && object !== undefined; object = Object.getPrototypeOf(object)) {
    const property = Object.getOwnPropertyDescriptor(object, "constructor");
    if (property !== undefined && typeof property.value === "function" && property.value.name
        && value instanceof property.value) {
      return String(property.value.name);
    }
  }
  return "[Object: null prototype]";
}

function functionText(value) {
  const name = typeof value.name === "string" ? value.name : "";
  const isClass = /^class[\s{]/.test(Function.prototype.toString.call(value));
  const parent = isClass ? Object.getPrototypeOf(value) : null;
  return "[" + (isClass ? "class" : "Function") + (name === "" ? " (anonymous)" : (isClass ? " " : ": ") + name)
      + (parent !== null && parent.name ? " extends " + parent.name : "") + "]";
}

/** An error's own text: its stack, which starts with its name and message. */
export function errorText(error) {
  const name = error.name === undefined ? "Error" : String(error.name);
  const message = error.message === undefined ? "" : String(error.message);
  const head = message === "" ? name : name + ": " + message;
  if (typeof error.stack !== "string" || error.stack === "") {
    return "[" + head + "]";
  }
  if (error.stack.substring(0, head.length) === head) {
    return error.stack;
  }
  // The name or the message was changed after the error was made: the present ones count.
  const frames = error.stack.search(/\n?\s+at /);
  return head + (frames < 0 ? "" : "\n" + error.stack.substring(frames).replace(/^\n/, ""));
}

function lay(open, members, close) {
  if (members.length === 0) {
    return open + close;
  }
  let length = open.length + close.length;
  let multiline = false;
  for (let i = 0; i < members.length; i++) {
    length += members[i].length + 2;
    multiline = multiline || members[i].indexOf("\n") >= 0;
  }
  if (!multiline && length <= LINE) {
    return open + " " + members.join(", ") + " " + close;
  }
  const indent = "  ";
  // Many short items of a list share lines; other members get one each.
  const pack = open === "[" && !multiline && members.length > 6 && length <= members.length * 18;
  let out = open;
  let width = LINE;
  for (let i = 0; i < members.length; i++) {
    const member = members[i].replace(/\n/g, "\n" + indent) + (i + 1 < members.length ? "," : "");
    if (pack && width + member.length < LINE) {
      out += " " + member;
      width += member.length + 1;
    } else {
      out += "\n" + indent + member;
      width = member.length;
    }
  }
  return out + "\n" + close;
}

/** Puts a text in quotes; of a longer one so many characters. */
function quote(whole, most) {
  const text = whole.length > most ? whole.substring(0, most > 0 ? most : 0) + "..." : whole;
  const mark = text.indexOf("'") < 0 ? "'" : text.indexOf("\"") < 0 ? "\"" : text.indexOf("`") < 0 ? "`" : "'";
  let out = "";
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    const code = text.charCodeAt(i);
    if (character === mark || character === "\\") {
      out += "\\" + character;
    } else if (character === "\n") {
      out += "\\n";
    } else if (character === "\r") {
      out += "\\r";
    } else if (character === "\t") {
      out += "\\t";
    } else if (code < 0x20 || code === 0x7f) {
      out += "\\x" + (code < 16 ? "0" : "") + code.toString(16).toUpperCase();
    } else {
      out += character;
    }
  }
  return mark + out + mark;
}

function quoteKey(key, most) {
  return key.length <= most && IDENTIFIER.test(key) ? key : quote(key, most);
}

function symbolText(value) {
  return Symbol.prototype.toString.call(value);
}
