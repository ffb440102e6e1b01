// SPDX-License-Identifier: Apache-2.0
import { STATE, eachOf, isObject, pairIterable, required, setState, stateOf, tag, toPair, toUsvString } from "./idl.js";
import { FORM, percentDecode, percentEncode } from "./percent.js";

/** Defines URLSearchParams (URL 6.2). */
export function defineUrlSearchParams(host) {
  class URLSearchParams {
    constructor(init) {
      setState(this, { list: [], update: null });
      if (init !== undefined) {
        fill(this[STATE], init);
      }
    }
    get size() {
      return stateOf(this, URLSearchParams).list.length;
    }
    append(name, value) {
      required(arguments.length, 2, "URLSearchParams.append");
      const state = stateOf(this, URLSearchParams);
      state.list[state.list.length] = [toUsvString(name), toUsvString(value)];
      changed(state);
    }
    delete(name, value) {
      required(arguments.length, 1, "URLSearchParams.delete");
      const state = stateOf(this, URLSearchParams);
      const matches = matcher(name, value);
      state.list = state.list.filter((pair) => !matches(pair));
      changed(state);
    }
    get(name) {
      required(arguments.length, 1, "URLSearchParams.get");
      const { list } = stateOf(this, URLSearchParams);
      const key = toUsvString(name);
      for (let i = 0; i < list.length; i++) {
        if (list[i][0] === key) {
          return list[i][1];
        }
      }
      return null;
    }
    getAll(name) {
      required(arguments.length, 1, "URLSearchParams.getAll");
      const key = toUsvString(name);
      return stateOf(this, URLSearchParams).list.filter((pair) => pair[0] === key).map((pair) => pair[1]);
    }
    has(name, value) {
      required(arguments.length, 1, "URLSearchParams.has");
      return stateOf(this, URLSearchParams).list.some(matcher(name, value));
    }
    set(name, value) {
      required(arguments.length, 2, "URLSearchParams.set");
      const state = stateOf(this, URLSearchParams);
      const key = toUsvString(name);
      const text = toUsvString(value);
      const list = [];
      let placed = false;
      for (const pair of state.list) {
        if (pair[0] !== key) {
          list[list.length] = pair;
        } else if (!placed) {
          list[list.length] = [key, text];
          placed = true;
        }
      }
      if (!placed) {
        list[list.length] = [key, text];
      }
      state.list = list;
      changed(state);
    }
    sort() {
      const state = stateOf(this, URLSearchParams);
      // By code units and stable; the index settles ties where the engine's sort is not stable.
      state.list = state.list.map((pair, index) => ({ pair, index }))
          .sort((a, b) => (a.pair[0] < b.pair[0] ? -1 : a.pair[0] > b.pair[0] ? 1 : a.index - b.index))
          .map((entry) => entry.pair);
      changed(state);
    }
    toString() {
      return serialize(stateOf(this, URLSearchParams).list);
    }
  }
  tag(URLSearchParams, "URLSearchParams", { constructor: 0, delete: 1, has: 1 });
  pairIterable(URLSearchParams, "URLSearchParams", (params) => params[STATE].list);

  function fill(state, init) {
    if (!isObject(init)) {
      const text = toUsvString(init);
      state.list = parse(text.charAt(0) === "?" ? text.substring(1) : text);
      return;
    }
    const iterator = init[Symbol.iterator];
    if (iterator !== undefined && iterator !== null) {
      eachOf(init, (entry) => {
        const pair = toPair(entry, "URLSearchParams constructor");
        state.list[state.list.length] = [toUsvString(pair[0]), toUsvString(pair[1])];
      });
      return;
    }
    for (const name of Object.keys(init)) {
      state.list[state.list.length] = [toUsvString(name), toUsvString(init[name])];
    }
  }

  function parse(text) {
    const list = [];
    for (const part of text.split("&")) {
      if (part === "") {
        continue;
      }
      const equals = part.indexOf("=");
      const name = equals < 0 ? part : part.substring(0, equals);
      const value = equals < 0 ? "" : part.substring(equals + 1);
      list[list.length] = [decode(name), decode(value)];
    }
    return list;
  }

  function decode(text) {
    return percentDecode(host, text.replace(/\+/g, " "));
  }

  /** Makes the searchParams of a URL: update(query) is called at each change. */
  function forQuery(query, update) {
    const params = new URLSearchParams();
    params[STATE].list = query === null ? [] : parse(query);
    params[STATE].update = update;
    return params;
  }

  /** Replaces what the searchParams of a URL hold after its query was set. */
  function replace(params, query) {
    params[STATE].list = query === null ? [] : parse(query);
  }

  return { URLSearchParams, forQuery, replace };
}

function matcher(name, value) {
  const key = toUsvString(name);
  if (value === undefined) {
    return (pair) => pair[0] === key;
  }
  const text = toUsvString(value);
  return (pair) => pair[0] === key && pair[1] === text;
}

function changed(state) {
  if (state.update !== null) {
    state.update(serialize(state.list));
  }
}

function serialize(list) {
  let out = "";
  for (let i = 0; i < list.length; i++) {
    out += (i === 0 ? "" : "&") + encode(list[i][0]) + "=" + encode(list[i][1]);
  }
  return out;
}

function encode(text) {
  return percentEncode(text, FORM).replace(/%20/g, "+");
}
