// SPDX-License-Identifier: Apache-2.0
// The text of a pattern (URL Pattern 2.1 and 2.2): from characters to tokens to parts, and back to a text.

/** A token is {type, index, value}; this is how many of the grammar's own characters begin what. */
const SINGLE = { "*": "asterisk", "+": "modifier", "?": "modifier", "{": "open", "}": "close" };
const DIGIT = /^[0-9]/;
const HIGH = 0xd800;
const LOW = 0xdc00;
const END = 0xdfff;

const FULL_WILDCARD = ".*";

/** Splits a pattern into tokens; a lenient reading takes what is wrong as a token of type invalid. */
export function tokenize(host, input, lenient) {
  const tokens = [];
  let at = 0;
  const add = (type, next, from, to) => {
    tokens[tokens.length] = { type, index: at, value: input.substring(from, to) };
    at = next;
  };
  const refuse = (next, from) => {
    if (!lenient) {
      throw new TypeError("Invalid URL pattern " + JSON.stringify(input) + " at position " + from);
    }
    add("invalid", next, from, next);
  };
  while (at < input.length) {
    const character = pointAt(input, at);
    const next = at + character.length;
    if (SINGLE[character] !== undefined) {
      add(SINGLE[character], next, at, next);
    } else if (character === "\\") {
      if (next === input.length) {
        refuse(next, at);
      } else {
        const after = next + pointAt(input, next).length;
        add("escaped", after, next, after);
      }
    } else if (character === ":") {
      let end = next;
      while (end < input.length && isNamePoint(host, pointAt(input, end), end === next)) {
        end += pointAt(input, end).length;
      }
      if (end === next) {
        refuse(next, at);
      } else {
        add("name", end, next, end);
      }
    } else if (character === "(") {
      const end = endOfExpression(input, next);
      if (end < 0) {
        refuse(next, at);
      } else {
        add("expression", end, next, end - 1);
      }
    } else {
      add("char", next, at, next);
    }
  }
  add("end", at, at, at);
  return tokens;
}

/** Gives the position after the bracket that ends a regular expression, or -1 if there is none that may stand here. */
function endOfExpression(input, start) {
  let depth = 1;
  for (let at = start; at < input.length; at++) {
    const character = input.charAt(at);
    if (input.charCodeAt(at) > 0x7f || (at === start && character === "?")) {
      return -1;
    }
    if (character === "\\") {
      at++;
      if (at === input.length || input.charCodeAt(at) > 0x7f) {
        return -1;
      }
    } else if (character === ")") {
      depth--;
      if (depth === 0) {
        return at === start ? -1 : at + 1;
      }
    } else if (character === "(") {
      depth++;
      // Groups that capture would shift the numbers of the pattern's own.
      if (input.charAt(at + 1) !== "?") {
        return -1;
      }
    }
  }
  return -1;
}

function pointAt(text, index) {
  const unit = text.charCodeAt(index);
  const second = text.charCodeAt(index + 1);
  return text.substr(index, unit >= HIGH && unit < LOW && second >= LOW && second <= END ? 2 : 1);
}

function isNamePoint(host, character, first) {
  if (character.charCodeAt(0) > 0x7f) {
    return host.isIdentifier(character, first);
  }
  return (first ? /^[A-Za-z_$]/ : /^[A-Za-z0-9_$]/).test(character);
}

/**
 * Parses a pattern into parts {type, value, modifier, name, prefix, suffix}: type is fixed, expression, segment or full.
 * options holds delimiter and prefix; encode canonicalizes the texts between.
 */
export function parsePattern(host, input, options, encode) {
  const tokens = tokenize(host, input, false);
  const segment = segmentWildcard(options);
  const parts = [];
  const names = [];
  let at = 0;
  let pending = "";
  let nextName = 0;

  const take = (type) => (tokens[at].type === type ? tokens[at++] : null);
  const takeMatcher = (name) => {
    const token = take("expression");
    return token === null && name === null ? take("asterisk") : token;
  };
  const takeModifier = () => {
    const token = take("modifier") || take("asterisk");
    return token === null ? "" : token.value;
  };
  const takeText = () => {
    let text = "";
    for (let token = take("char") || take("escaped"); token !== null; token = take("char") || take("escaped")) {
      text += token.value;
    }
    return text;
  };
  const demand = (type) => {
    if (take(type) === null) {
      throw new TypeError("Invalid URL pattern " + JSON.stringify(input) + " at position " + tokens[at].index);
    }
  };
  const add = (type, value, modifier, name, prefix, suffix) => {
    parts[parts.length] = { type, value, modifier, name, prefix, suffix };
  };
  const flush = () => {
    if (pending !== "") {
      const text = pending;
      pending = "";
      add("fixed", encode(text), "", "", "", "");
    }
  };
  const addPart = (prefix, nameToken, matcher, suffix, modifier) => {
    if (nameToken === null && matcher === null && modifier === "") {
      pending += prefix;
      return;
    }
    flush();
    if (nameToken === null && matcher === null) {
      if (prefix !== "") {
        add("fixed", encode(prefix), modifier, "", "", "");
      }
      return;
    }
    const value = matcher === null ? segment : matcher.type === "asterisk" ? FULL_WILDCARD : matcher.value;
    const type = value === segment ? "segment" : value === FULL_WILDCARD ? "full" : "expression";
    const name = nameToken === null ? String(nextName++) : nameToken.value;
    if (names.indexOf(name) >= 0) {
      throw new TypeError("Invalid URL pattern " + JSON.stringify(input) + ": the name " + name + " is used twice");
    }
    names[names.length] = name;
    add(type, type === "expression" ? value : "", modifier, name, encode(prefix), encode(suffix));
  };

  while (at < tokens.length) {
    const char = take("char");
    let name = take("name");
    let matcher = takeMatcher(name);
    if (name !== null || matcher !== null) {
      let prefix = char === null ? "" : char.value;
      if (prefix !== "" && prefix !== options.prefix) {
        pending += prefix;
        prefix = "";
      }
      flush();
      addPart(prefix, name, matcher, "", takeModifier());
      continue;
    }
    const fixed = char === null ? take("escaped") : char;
    if (fixed !== null) {
      pending += fixed.value;
      continue;
    }
    if (take("open") !== null) {
      const prefix = takeText();
      name = take("name");
      matcher = takeMatcher(name);
      const suffix = takeText();
      demand("close");
      addPart(prefix, name, matcher, suffix, takeModifier());
      continue;
    }
    flush();
    demand("end");
  }
  return parts;
}

/** The regular expression for what stands between two delimiters. */
function segmentWildcard(options) {
  return "[^" + escapeExpression(options.delimiter) + "]+?";
}

/** Writes the regular expression of parts. */
export function toExpression(parts, options) {
  let out = "^";
  for (let i = 0; i < parts.length; i++) {
    const { type, value, modifier } = parts[i];
    if (type === "fixed") {
      out += modifier === "" ? escapeExpression(value) : "(?:" + escapeExpression(value) + ")" + modifier;
      continue;
    }
    const prefix = escapeExpression(parts[i].prefix);
    const suffix = escapeExpression(parts[i].suffix);
    const matcher = type === "segment" ? segmentWildcard(options) : type === "full" ? FULL_WILDCARD : value;
    const repeats = modifier === "*" || modifier === "+";
    if (prefix === "" && suffix === "") {
      out += repeats ? "((?:" + matcher + ")" + modifier + ")" : "(" + matcher + ")" + modifier;
    } else if (!repeats) {
      out += "(?:" + prefix + "(" + matcher + ")" + suffix + ")" + modifier;
    } else {
      out += "(?:" + prefix + "((?:" + matcher + ")(?:" + suffix + prefix + "(?:" + matcher + "))*)" + suffix + ")"
          + (modifier === "*" ? "?" : "");
    }
  }
  return out + "$";
}

/** Writes parts as a pattern. */
export function toPattern(host, parts, options) {
  let out = "";
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    if (part.type === "fixed") {
      out += part.modifier === "" ? escapePattern(part.value) : "{" + escapePattern(part.value) + "}" + part.modifier;
      continue;
    }
    const previous = i === 0 ? null : parts[i - 1];
    const named = !DIGIT.test(part.name);
    const grouped = needsGroup(host, part, previous, i + 1 < parts.length ? parts[i + 1] : null, named, options);
    let text = escapePattern(part.prefix) + (named ? ":" + part.name : "");
    if (part.type === "expression") {
      text += "(" + part.value + ")";
    } else if (part.type === "segment" && !named) {
      text += "(" + segmentWildcard(options) + ")";
    } else if (part.type === "full") {
      const plain = !named && (previous === null || previous.type === "fixed" || previous.modifier !== "" || grouped
          || part.prefix !== "");
      text += plain ? "*" : "(" + FULL_WILDCARD + ")";
    }
    if (part.type === "segment" && named && part.suffix !== "" && isNamePoint(host, pointAt(part.suffix, 0), false)) {
      text += "\\";
    }
    text += escapePattern(part.suffix);
    out += (grouped ? "{" + text + "}" : text) + part.modifier;
  }
  return out;
}

/** Says whether a part would be read as something else without braces. */
function needsGroup(host, part, previous, next, named, options) {
  if (part.suffix !== "" || (part.prefix !== "" && part.prefix !== options.prefix)) {
    return true;
  }
  if (named && part.type === "segment" && part.modifier === "" && next !== null && next.prefix === ""
      && next.suffix === "" && (next.type === "fixed" ? isNamePoint(host, pointAt(next.value, 0), false)
        : DIGIT.test(next.name))) {
    return true;
  }
  return part.prefix === "" && previous !== null && previous.type === "fixed" && options.prefix !== ""
      && previous.value.charAt(previous.value.length - 1) === options.prefix;
}

/** Escapes a text for a pattern. */
export function escapePattern(text) {
  return text.replace(/[+*?:{}()\\]/g, "\\$&");
}

function escapeExpression(text) {
  return text.replace(/[.+*?^${}()[\]|/\\]/g, "\\$&");
}
