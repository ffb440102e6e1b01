// SPDX-License-Identifier: Apache-2.0
// Hosts of the URL standard (URL 3): domains, IPv4, IPv6 and opaque hosts.
import { C0_CONTROL, hexValue, percentDecode, percentEncode } from "./percent.js";

const FORBIDDEN_HOST = /[\0\t\n\r #/:<>?@[\\\]^|]/;
const FORBIDDEN_DOMAIN = /[\0-\x20#%/:<>?@[\\\]^|\x7f]/;
const ASCII = /^[\0-\x7f]*$/;

/** Parses a host; gives its serialization, or null if it is none. */
export function parseHost(host, input, isOpaque) {
  if (input.charAt(0) === "[") {
    const pieces = input.charAt(input.length - 1) === "]" ? parseIpv6(input.substring(1, input.length - 1)) : null;
    return pieces === null ? null : "[" + serializeIpv6(pieces) + "]";
  }
  if (isOpaque) {
    return FORBIDDEN_HOST.test(input) ? null : percentEncode(input, C0_CONTROL);
  }
  const domain = toAscii(host, percentDecode(host, input));
  if (domain === null || domain === undefined || domain === "" || FORBIDDEN_DOMAIN.test(domain)) {
    return null;
  }
  return endsInNumber(domain) ? parseIpv4(domain) : domain;
}

function toAscii(host, domain) {
  // Java knows the internationalized names; plain ones need no way across, nor does the standard look into them.
  return ASCII.test(domain) ? domain.toLowerCase() : host.domainToAscii(domain);
}

function endsInNumber(domain) {
  const parts = domain.split(".");
  if (parts[parts.length - 1] === "") {
    if (parts.length === 1) {
      return false;
    }
    parts.length -= 1;
  }
  const last = parts[parts.length - 1];
  return /^[0-9]+$/.test(last) || parseIpv4Number(last) !== null;
}

function parseIpv4Number(text) {
  if (text === "") {
    return null;
  }
  let digits = text;
  let radix = 10;
  if (/^0[xX]/.test(text)) {
    digits = text.substring(2);
    radix = 16;
  } else if (text.length > 1 && text.charAt(0) === "0") {
    digits = text.substring(1);
    radix = 8;
  }
  if (digits === "") {
    return 0;
  }
  const allowed = radix === 10 ? /^[0-9]+$/ : radix === 16 ? /^[0-9a-fA-F]+$/ : /^[0-7]+$/;
  return allowed.test(digits) ? parseInt(digits, radix) : null;
}

function parseIpv4(domain) {
  const parts = domain.split(".");
  if (parts[parts.length - 1] === "" && parts.length > 1) {
    parts.length -= 1;
  }
  if (parts.length > 4) {
    return null;
  }
  let address = 0;
  for (let i = 0; i < parts.length; i++) {
    const number = parseIpv4Number(parts[i]);
    const last = i === parts.length - 1;
    if (number === null || number >= (last ? Math.pow(256, 5 - parts.length) : 256)) {
      return null;
    }
    address += last ? number : number * Math.pow(256, 3 - i);
  }
  const bytes = [];
  for (let i = 3; i >= 0; i--) {
    bytes[i] = address % 256;
    address = Math.floor(address / 256);
  }
  return bytes.join(".");
}

function parseIpv6(text) {
  const pieces = [0, 0, 0, 0, 0, 0, 0, 0];
  let piece = 0;
  let compress = -1;
  let at = 0;
  if (text.charAt(0) === ":") {
    if (text.charAt(1) !== ":") {
      return null;
    }
    at = 2;
    piece = 1;
    compress = 1;
  }
  while (at < text.length) {
    if (piece === 8) {
      return null;
    }
    if (text.charAt(at) === ":") {
      if (compress >= 0) {
        return null;
      }
      at++;
      piece++;
      compress = piece;
      continue;
    }
    let value = 0;
    let length = 0;
    while (length < 4 && at < text.length && hexValue(text.charCodeAt(at)) >= 0) {
      value = value * 16 + hexValue(text.charCodeAt(at));
      at++;
      length++;
    }
    if (text.charAt(at) === ".") {
      const embedded = length === 0 || piece > 6 ? null : parseEmbeddedIpv4(text.substring(at - length));
      if (embedded === null) {
        return null;
      }
      pieces[piece] = embedded[0] * 256 + embedded[1];
      pieces[piece + 1] = embedded[2] * 256 + embedded[3];
      piece += 2;
      at = text.length;
      break;
    }
    if (at < text.length) {
      if (text.charAt(at) !== ":" || at + 1 === text.length) {
        return null;
      }
      at++;
    }
    pieces[piece] = value;
    piece++;
  }
  if (compress < 0) {
    return piece === 8 ? pieces : null;
  }
  for (let swaps = piece - compress, to = 7; to !== 0 && swaps > 0; swaps--, to--) {
    const from = compress + swaps - 1;
    const held = pieces[from];
    pieces[from] = pieces[to];
    pieces[to] = held;
  }
  return pieces;
}

function parseEmbeddedIpv4(text) {
  const parts = text.split(".");
  if (parts.length !== 4) {
    return null;
  }
  const bytes = [];
  for (let i = 0; i < 4; i++) {
    if (!/^(0|[1-9][0-9]{0,2})$/.test(parts[i]) || Number(parts[i]) > 255) {
      return null;
    }
    bytes[i] = Number(parts[i]);
  }
  return bytes;
}

function serializeIpv6(pieces) {
  let start = -1;
  let longest = 1;
  for (let i = 0; i < 8; i++) {
    let length = 0;
    while (i + length < 8 && pieces[i + length] === 0) {
      length++;
    }
    if (length > longest) {
      start = i;
      longest = length;
    }
  }
  let out = "";
  for (let i = 0; i < 8; i++) {
    if (i === start) {
      out += i === 0 ? "::" : ":";
      i += longest - 1;
      continue;
    }
    out += pieces[i].toString(16) + (i < 7 ? ":" : "");
  }
  return out;
}
