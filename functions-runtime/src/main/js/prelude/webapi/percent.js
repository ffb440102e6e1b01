// SPDX-License-Identifier: Apache-2.0
// Percent-encoding of the URL standard (URL 1.3).

const HEX = "0123456789ABCDEF";

// The sets are texts: they cost nothing when an instance starts. The C0 controls and everything beyond "~" belong to
// every set; they are told by their code.
export const C0_CONTROL = "";
export const FRAGMENT = " \"<>`";
export const QUERY = " \"#<>";
export const SPECIAL_QUERY = QUERY + "'";
export const PATH = QUERY + "?^`{}";
export const USERINFO = PATH + "/:;=@[\\]|";
export const FORM = USERINFO + "$%&+,!'()~";

/** Percent-encodes a text without lone surrogates as UTF-8, except for what a set leaves alone. */
export function percentEncode(text, set) {
  let out = "";
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0x1f && unit < 0x7f && set.indexOf(text.charAt(i)) < 0) {
      continue;
    }
    out += text.substring(from, i);
    if (unit < 0x80) {
      out += byte(unit);
    } else if (unit < 0x800) {
      out += byte(0xc0 | (unit >> 6)) + byte(0x80 | (unit & 0x3f));
    } else if (unit < 0xd800 || unit > 0xdbff) {
      out += byte(0xe0 | (unit >> 12)) + byte(0x80 | ((unit >> 6) & 0x3f)) + byte(0x80 | (unit & 0x3f));
    } else {
      const point = 0x10000 + ((unit & 0x3ff) << 10) + (text.charCodeAt(++i) & 0x3ff);
      out += byte(0xf0 | (point >> 18)) + byte(0x80 | ((point >> 12) & 0x3f)) + byte(0x80 | ((point >> 6) & 0x3f))
          + byte(0x80 | (point & 0x3f));
    }
    from = i + 1;
  }
  return from === 0 ? text : out + text.substring(from);
}

/** Decodes percent-encoded bytes as UTF-8; what is not well-formed becomes U+FFFD. */
export function percentDecode(host, text) {
  if (text.indexOf("%") < 0) {
    return text;
  }
  const source = new Uint8Array(host.utf8Encode(text));
  const bytes = new Uint8Array(source.length);
  let length = 0;
  for (let i = 0; i < source.length; i++) {
    const high = source[i] === 0x25 && i + 2 < source.length ? hexValue(source[i + 1]) : -1;
    const low = high < 0 ? -1 : hexValue(source[i + 2]);
    if (low < 0) {
      bytes[length++] = source[i];
    } else {
      bytes[length++] = high * 16 + low;
      i += 2;
    }
  }
  return host.utf8DecodeKeepingMark(bytes.subarray(0, length));
}

function byte(value) {
  return "%" + HEX.charAt(value >> 4) + HEX.charAt(value & 15);
}

/** Gives the value of a hexadecimal digit by its code, or -1. */
export function hexValue(code) {
  if (code >= 0x30 && code <= 0x39) {
    return code - 0x30;
  }
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}
