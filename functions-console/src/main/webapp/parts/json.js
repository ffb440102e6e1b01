// SPDX-License-Identifier: Apache-2.0

/** Deeper than this nobody reads, and the blanks before the lines would be more than the text. */
const DEEPEST = 60;
const WORD = /[^\s,:[\]{}"]+/y;

/**
 * Lays JSON out in lines and indents it. Only the blanks between values change: numbers keep all their digits, texts their escapes, and
 * members that come twice come twice.
 * @param {string} text
 * @returns {string | null} null if it is no JSON
 */
export function indented(text) {
  try {
    JSON.parse(text);
  } catch {
    return null;
  }
  const out = [];
  let depth = 0;
  const line = () => out.push('\n', '  '.repeat(depth));
  for (let at = 0; at < text.length; ) {
    const found = text[at];
    if (found === '"') {
      const end = endOfString(text, at);
      out.push(text.slice(at, end));
      at = end;
    } else if (found === '{' || found === '[') {
      if (++depth > DEEPEST) return text;
      out.push(found);
      at = afterBlanks(text, at + 1);
      // What is empty stays in one line.
      if (text[at] === '}' || text[at] === ']') {
        depth--;
        out.push(text[at++]);
      } else {
        line();
      }
    } else if (found === '}' || found === ']') {
      depth--;
      line();
      out.push(found);
      at++;
    } else if (found === ',') {
      out.push(found);
      line();
      at++;
    } else if (found === ':') {
      out.push(': ');
      at++;
    } else {
      WORD.lastIndex = at;
      const word = WORD.exec(text)?.[0];
      if (word) out.push(word);
      at = word ? at + word.length : afterBlanks(text, at);
    }
  }
  return out.join('');
}

/** Behind the quotation mark that ends a string: before it is an even number of backslashes. */
function endOfString(text, begin) {
  for (let at = begin + 1; ; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at + 1;
  }
}

function afterBlanks(text, begin) {
  let at = begin;
  while (/\s/.test(text[at] ?? '')) at++;
  return at;
}
