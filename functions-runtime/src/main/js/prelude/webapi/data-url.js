// SPDX-License-Identifier: Apache-2.0
import { isToken } from "./headers.js";

const BASE64 = /;[ ]*base64$/i;

/** Reads a data: URL (Fetch 6): {type, bytes}, or null if it is not well-formed. */
export function readDataUrl(host, href) {
  const comma = href.indexOf(",");
  if (comma < 0) {
    return null;
  }
  let type = href.substring("data:".length, comma).replace(/^[\t\n\f\r ]+|[\t\n\f\r ]+$/g, "");
  let text = percentDecoded(href.substring(comma + 1));
  if (BASE64.test(type)) {
    text = fromBase64(host, text);
    if (text === null) {
      return null;
    }
    type = type.replace(BASE64, "");
  }
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    bytes[i] = text.charCodeAt(i);
  }
  return { type: serialized(type.charAt(0) === ";" ? "text/plain" + type : type), bytes };
}

/** Gives one character for each byte. */
function percentDecoded(text) {
  return text.replace(/%([0-9A-Fa-f]{2})/g, (found, digits) => String.fromCharCode(parseInt(digits, 16)));
}

function fromBase64(host, text) {
  let data = text.replace(/[\t\n\f\r ]+/g, "");
  if (data.length % 4 === 0) {
    data = data.replace(/={1,2}$/, "");
  }
  if (data.length % 4 === 1 || /[^A-Za-z0-9+/]/.test(data)) {
    return null;
  }
  try {
    return host.base64Decode(data);
  } catch (error) {
    return null;
  }
}

function serialized(type) {
  const parts = type.split(";");
  const slash = parts[0].indexOf("/");
  const essence = parts[0].replace(/[\t\n\r ]+$/, "");
  if (slash < 0 || !isToken(essence.substring(0, slash)) || !isToken(essence.substring(slash + 1))) {
    return "text/plain;charset=US-ASCII";
  }
  let text = essence.toLowerCase();
  for (let i = 1; i < parts.length; i++) {
    const equals = parts[i].indexOf("=");
    const name = parts[i].substring(0, equals).replace(/^[\t\n\r ]+/, "");
    const value = parts[i].substring(equals + 1).replace(/[\t\n\r ]+$/, "");
    if (equals > 0 && isToken(name) && isToken(value)) {
      text += ";" + name.toLowerCase() + "=" + value;
    }
  }
  return text;
}
