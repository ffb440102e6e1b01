// SPDX-License-Identifier: Apache-2.0
import { STATE, eachOf, isObject, pairIterable, required, setState, stateOf, tag, toDomString, toPair } from "./idl.js";

const TOKEN = "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const WHITE_SPACE = /^[\t\n\r ]+|[\t\n\r ]+$/g;

let tokenCodes = null;

/** The guard of headers that may not change (Fetch 2.2.3). */
const IMMUTABLE = "immutable";

/** Says whether a text is an HTTP token: a method or a header name. */
export function isToken(text) {
  if (tokenCodes === null) {
    tokenCodes = codesOf(TOKEN);
  }
  // Loops, not regular expressions: these run for each header of each request.
  for (let i = 0; i < text.length; i++) {
    if (tokenCodes[text.charCodeAt(i)] !== true) {
      return false;
    }
  }
  return text.length > 0;
}

function codesOf(characters) {
  const codes = [];
  for (let i = 0; i < 128; i++) {
    codes[i] = false;
  }
  for (let i = 0; i < characters.length; i++) {
    codes[characters.charCodeAt(i)] = true;
  }
  return codes;
}

/**
 * Defines Headers (Fetch 5.1). Names are kept in lower case, entries in the order they came; the sorted and combined
 * list is made when somebody iterates. No name is forbidden: a server-side function may set what it likes.
 */
export function defineHeaders() {
  class Headers {
    constructor(init) {
      setState(this, { guard: "none", entries: [], sorted: null });
      if (init !== undefined) {
        fill(this, init);
      }
    }
    append(name, value) {
      required(arguments.length, 2, "Headers.append");
      append(stateOf(this, Headers), name, value);
    }
    delete(name) {
      required(arguments.length, 1, "Headers.delete");
      const state = stateOf(this, Headers);
      const key = toName(name);
      writable(state);
      remove(state, key);
    }
    get(name) {
      required(arguments.length, 1, "Headers.get");
      return combined(stateOf(this, Headers).entries, toName(name));
    }
    getSetCookie() {
      const cookies = [];
      const { entries } = stateOf(this, Headers);
      for (let i = 0; i < entries.length; i++) {
        if (entries[i][0] === "set-cookie") {
          cookies[cookies.length] = entries[i][1];
        }
      }
      return cookies;
    }
    has(name) {
      required(arguments.length, 1, "Headers.has");
      return combined(stateOf(this, Headers).entries, toName(name)) !== null;
    }
    set(name, value) {
      required(arguments.length, 2, "Headers.set");
      const state = stateOf(this, Headers);
      const key = toName(name);
      const text = toValue(value);
      writable(state);
      const { entries } = state;
      for (let i = 0; i < entries.length; i++) {
        if (entries[i][0] === key) {
          const kept = entries.slice(0, i);
          kept[i] = [key, text];
          for (let k = i + 1; k < entries.length; k++) {
            if (entries[k][0] !== key) {
              kept[kept.length] = entries[k];
            }
          }
          state.entries = kept;
          state.sorted = null;
          return;
        }
      }
      add(state, key, text);
    }
  }
  tag(Headers, "Headers", { constructor: 0 });
  pairIterable(Headers, "Headers", (headers) => {
    const state = headers[STATE];
    if (state.sorted === null) {
      state.sorted = sortAndCombine(state.entries);
    }
    return state.sorted;
  });

  function fill(headers, init) {
    const state = headers[STATE];
    if (init instanceof Headers && init[STATE] !== undefined && init[Symbol.iterator] === Headers.prototype.entries) {
      state.entries = copy(init[STATE].entries);
      return;
    }
    if (!isObject(init)) {
      throw new TypeError("Headers constructor: the argument is neither a sequence of pairs nor an object");
    }
    const iterator = init[Symbol.iterator];
    if (iterator !== undefined && iterator !== null) {
      eachOf(init, (entry) => {
        const pair = toPair(entry, "Headers constructor");
        append(state, pair[0], pair[1]);
      });
      return;
    }
    const names = Object.keys(init);
    for (let i = 0; i < names.length; i++) {
      append(state, names[i], init[names[i]]);
    }
  }

  /** Makes Headers from [lower-case name, value] pairs that are known to be sound. */
  function fromTrusted(entries) {
    const headers = new Headers();
    headers[STATE].entries = entries;
    return headers;
  }

  return { Headers, fromTrusted };
}

/** Gives the [lower-case name, value] entries of a Headers object in the order they were added. */
export function entriesOf(headers) {
  return headers[STATE].entries;
}

/** Gives the combined value of a header, or null; the name in lower case. */
export function headerOf(headers, name) {
  return combined(headers[STATE].entries, name);
}

/** Sets a header unless it is there already; name and value are known to be sound. */
export function setDefault(headers, name, value) {
  const state = headers[STATE];
  if (combined(state.entries, name) === null) {
    add(state, name, value);
  }
}

/** Makes headers refuse changes. */
export function freeze(headers) {
  headers[STATE].guard = IMMUTABLE;
}

function append(state, name, value) {
  const key = toName(name);
  const text = toValue(value);
  writable(state);
  add(state, key, text);
}

function add(state, key, text) {
  state.entries[state.entries.length] = [key, text];
  state.sorted = null;
}

function remove(state, key) {
  const kept = [];
  for (let i = 0; i < state.entries.length; i++) {
    if (state.entries[i][0] !== key) {
      kept[kept.length] = state.entries[i];
    }
  }
  state.entries = kept;
  state.sorted = null;
}

function combined(entries, key) {
  let value = null;
  for (let i = 0; i < entries.length; i++) {
    if (entries[i][0] === key) {
      value = value === null ? entries[i][1] : value + ", " + entries[i][1];
    }
  }
  return value;
}

function sortAndCombine(entries) {
  const names = [];
  for (let i = 0; i < entries.length; i++) {
    if (names.indexOf(entries[i][0]) < 0) {
      names[names.length] = entries[i][0];
    }
  }
  names.sort();
  const pairs = [];
  for (let i = 0; i < names.length; i++) {
    if (names[i] !== "set-cookie") {
      pairs[pairs.length] = [names[i], combined(entries, names[i])];
      continue;
    }
    for (let k = 0; k < entries.length; k++) {
      if (entries[k][0] === "set-cookie") {
        pairs[pairs.length] = ["set-cookie", entries[k][1]];
      }
    }
  }
  return pairs;
}

function copy(entries) {
  const copied = [];
  for (let i = 0; i < entries.length; i++) {
    copied[i] = [entries[i][0], entries[i][1]];
  }
  return copied;
}

function toName(name) {
  const text = toDomString(name);
  if (!isToken(text)) {
    throw new TypeError("Invalid header name: " + JSON.stringify(text));
  }
  return text.toLowerCase();
}

function toValue(value) {
  let text = toDomString(value);
  if (isWhiteSpace(text, 0) || isWhiteSpace(text, text.length - 1)) {
    text = text.replace(WHITE_SPACE, "");
  }
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0 || code === 10 || code === 13 || code > 0xff) {
      // The value may be a secret: it is not shown.
      throw new TypeError("Invalid header value: it must not contain NUL, line breaks or characters above U+00FF");
    }
  }
  return text;
}

function isWhiteSpace(text, index) {
  const code = text.charCodeAt(index);
  return code === 32 || code === 9 || code === 10 || code === 13;
}

function writable(state) {
  if (state.guard === IMMUTABLE) {
    throw new TypeError("These headers are immutable");
  }
}
