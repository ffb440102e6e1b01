// SPDX-License-Identifier: Apache-2.0

const END = "Unexpected end of JSON input";

/** Says what is wrong with a text that is no JSON and where, in the words that libraries look for; null if nothing is. */
export function jsonProblem(text) {
  try {
    const reader = { text, at: 0 };
    space(reader);
    value(reader);
    space(reader);
    if (reader.at < text.length) {
      throw "Unexpected non-whitespace character after JSON at position " + reader.at;
    }
    return null;
  } catch (problem) {
    return typeof problem === "string" ? problem : null;
  }
}

function fail(reader, what) {
  throw what + " in JSON at position " + reader.at;
}

function unexpected(reader) {
  const { text, at } = reader;
  if (at >= text.length) {
    throw END;
  }
  if (text === "undefined" || text === "[object Object]") {
    throw '"' + text + '" is not valid JSON';
  }
  const from = Math.max(at - 10, 0);
  const to = Math.min(at + 10, text.length);
  const part = (from > 0 ? "..." : "") + '"' + text.substring(from, to) + '"' + (to < text.length ? "..." : "");
  throw "Unexpected token '" + text.charAt(at) + "', " + part + " is not valid JSON";
}

function space(reader) {
  const { text } = reader;
  while (reader.at < text.length && " \t\n\r".indexOf(text.charAt(reader.at)) >= 0) {
    reader.at++;
  }
}

function value(reader) {
  const c = reader.text.charAt(reader.at);
  if (c === "{") {
    object(reader);
  } else if (c === "[") {
    array(reader);
  } else if (c === '"') {
    string(reader);
  } else if (c === "-" || isDigit(c)) {
    number(reader);
  } else if (c === "t") {
    word(reader, "true");
  } else if (c === "f") {
    word(reader, "false");
  } else if (c === "n") {
    word(reader, "null");
  } else {
    unexpected(reader);
  }
}

function object(reader) {
  reader.at++;
  space(reader);
  if (reader.text.charAt(reader.at) === "}") {
    reader.at++;
    return;
  }
  for (let first = true; ; first = false) {
    if (reader.text.charAt(reader.at) !== '"') {
      fail(reader, first ? "Expected property name or '}'" : "Expected double-quoted property name");
    }
    string(reader);
    space(reader);
    if (reader.text.charAt(reader.at) !== ":") {
      fail(reader, "Expected ':' after property name");
    }
    reader.at++;
    space(reader);
    value(reader);
    space(reader);
    if (!goesOn(reader, "}", "Expected ',' or '}' after property value")) {
      return;
    }
  }
}

function array(reader) {
  reader.at++;
  space(reader);
  if (reader.text.charAt(reader.at) === "]") {
    reader.at++;
    return;
  }
  do {
    value(reader);
    space(reader);
  } while (goesOn(reader, "]", "Expected ',' or ']' after array element"));
}

function goesOn(reader, end, otherwise) {
  const c = reader.text.charAt(reader.at);
  if (c === "," || c === end) {
    reader.at++;
    space(reader);
    return c === ",";
  }
  return fail(reader, otherwise);
}

function string(reader) {
  const { text } = reader;
  for (reader.at++; ; reader.at++) {
    if (reader.at >= text.length) {
      fail(reader, "Unterminated string");
    }
    const c = text.charAt(reader.at);
    if (c === '"') {
      reader.at++;
      return;
    }
    if (c < " ") {
      fail(reader, "Bad control character in string literal");
    }
    if (c === "\\") {
      escape(reader);
    }
  }
}

function escape(reader) {
  const { text } = reader;
  const c = text.charAt(++reader.at);
  if (c === "u") {
    for (let i = 0; i < 4; i++) {
      const digit = text.charAt(++reader.at);
      if (digit === "" || "0123456789abcdefABCDEF".indexOf(digit) < 0) {
        fail(reader, "Bad Unicode escape");
      }
    }
  } else if (c === "" || '"\\/bfnrt'.indexOf(c) < 0) {
    fail(reader, "Bad escaped character");
  }
}

function isDigit(c) {
  return c >= "0" && c <= "9";
}

function digits(reader, what) {
  if (!isDigit(reader.text.charAt(reader.at))) {
    fail(reader, what);
  }
  while (isDigit(reader.text.charAt(reader.at))) {
    reader.at++;
  }
}

function number(reader) {
  const { text } = reader;
  if (text.charAt(reader.at) === "-") {
    reader.at++;
  }
  if (text.charAt(reader.at) === "0") {
    reader.at++;
    if (isDigit(text.charAt(reader.at))) {
      fail(reader, "Unexpected number");
    }
  } else {
    digits(reader, "No number after minus sign");
  }
  if (text.charAt(reader.at) === ".") {
    reader.at++;
    digits(reader, "Unterminated fractional number");
  }
  if (text.charAt(reader.at) === "e" || text.charAt(reader.at) === "E") {
    reader.at++;
    if (text.charAt(reader.at) === "+" || text.charAt(reader.at) === "-") {
      reader.at++;
    }
    digits(reader, "Exponent part is missing a number");
  }
}

function word(reader, expected) {
  for (let i = 0; i < expected.length; i++, reader.at++) {
    if (reader.text.charAt(reader.at) !== expected.charAt(i)) {
      unexpected(reader);
    }
  }
}
