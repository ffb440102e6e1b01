// SPDX-License-Identifier: Apache-2.0
import { bufferOf, bytesOver, setState, stateOf, tag, toDictionary, toDomString, toUsvString } from "./idl.js";

/** Defines TextEncoder (Encoding 7.4). */
export function defineTextEncoder(host) {
  class TextEncoder {
    constructor() {
      setState(this, {});
    }
    get encoding() {
      stateOf(this, TextEncoder);
      return "utf-8";
    }
    encode(input) {
      stateOf(this, TextEncoder);
      return new Uint8Array(input === undefined ? 0 : host.utf8Encode(toDomString(input)));
    }
    encodeInto(source, destination) {
      stateOf(this, TextEncoder);
      const text = toUsvString(source);
      if (!(destination instanceof Uint8Array)) {
        throw new TypeError("TextEncoder.encodeInto: the destination is not a Uint8Array");
      }
      let read = 0;
      let written = 0;
      while (read < text.length) {
        const point = text.charCodeAt(read);
        const units = point >= 0xd800 && point <= 0xdbff ? 2 : 1;
        const size = units === 2 ? 4 : point < 0x80 ? 1 : point < 0x800 ? 2 : 3;
        if (written + size > destination.length) {
          break;
        }
        read += units;
        written += size;
      }
      destination.set(new Uint8Array(host.utf8Encode(text.substring(0, read))));
      return { read, written };
    }
  }
  tag(TextEncoder, "TextEncoder");
  return TextEncoder;
}

/** Defines TextDecoder (Encoding 7.2) for UTF-8, UTF-16 and windows-1252, which is also what latin1 means. */
export function defineTextDecoder(host) {
  class TextDecoder {
    constructor(label, options) {
      const encoding = encodingOf(label === undefined ? "utf-8" : toDomString(label));
      const given = toDictionary(options, "TextDecoder constructor");
      setState(this, { encoding, fatal: !!given.fatal, ignoreBOM: !!given.ignoreBOM, held: new Uint8Array(0),
        markPassed: false, continuing: false });
    }
    get encoding() {
      return stateOf(this, TextDecoder).encoding;
    }
    get fatal() {
      return stateOf(this, TextDecoder).fatal;
    }
    get ignoreBOM() {
      return stateOf(this, TextDecoder).ignoreBOM;
    }
    decode(input, options) {
      const state = stateOf(this, TextDecoder);
      const given = input === undefined ? new Uint8Array(0) : bytesOver(input);
      if (given === null) {
        throw new TypeError("TextDecoder.decode: the input is neither an ArrayBuffer nor a view of one");
      }
      const stream = !!toDictionary(options, "TextDecoder.decode").stream;
      if (!state.continuing) {
        state.held = new Uint8Array(0);
        state.markPassed = false;
      }
      state.continuing = stream;
      const bytes = join(state.held, given);
      const take = stream ? bytes.length - incomplete(state.encoding, bytes) : bytes.length;
      state.held = new Uint8Array(bufferOf(bytes.subarray(take)));
      const text = host.decode(state.encoding, bytes.subarray(0, take), state.fatal);
      if (text === null || text === undefined) {
        state.continuing = false;
        const error = new TypeError("The encoded data was not valid for encoding " + state.encoding);
        error.code = "ERR_ENCODING_INVALID_ENCODED_DATA";
        throw error;
      }
      if (text === "" || state.markPassed) {
        return text;
      }
      state.markPassed = true;
      return !state.ignoreBOM && text.charCodeAt(0) === 0xfeff && state.encoding !== "windows-1252"
          ? text.substring(1) : text;
    }
  }
  tag(TextDecoder, "TextDecoder");
  return TextDecoder;
}

const labels = () => ({
  "utf-8": ["unicode-1-1-utf-8", "unicode11utf8", "unicode20utf8", "utf-8", "utf8", "x-unicode20utf8"],
  "utf-16le": ["csunicode", "iso-10646-ucs-2", "ucs-2", "unicode", "unicodefeff", "utf-16", "utf-16le"],
  "utf-16be": ["unicodefffe", "utf-16be"],
  "windows-1252": ["ansi_x3.4-1968", "ascii", "cp1252", "cp819", "csisolatin1", "ibm819", "iso-8859-1", "iso-ir-100",
    "iso8859-1", "iso88591", "iso_8859-1", "iso_8859-1:1987", "l1", "latin1", "us-ascii", "windows-1252", "x-cp1252"],
});

function encodingOf(label) {
  const wanted = label.replace(/^[\t\n\f\r ]+|[\t\n\f\r ]+$/g, "").toLowerCase();
  const known = labels();
  for (const name of Object.keys(known)) {
    if (known[name].indexOf(wanted) >= 0) {
      return name;
    }
  }
  throw new RangeError("TextDecoder constructor: the encoding " + JSON.stringify(label) + " is not supported");
}

/** Gives how many bytes at the end belong to a character that is not complete yet. */
function incomplete(encoding, bytes) {
  const { length } = bytes;
  if (encoding === "windows-1252") {
    return 0;
  }
  if (encoding !== "utf-8") {
    const odd = length % 2;
    const at = length - odd - 2;
    const high = at < 0 ? 0 : bytes[encoding === "utf-16be" ? at : at + 1];
    return (high & 0xfc) === 0xd8 ? odd + 2 : odd;
  }
  for (let back = 1; back <= 3 && back <= length; back++) {
    const byte = bytes[length - back];
    if (byte >= 0xc2 && byte <= 0xf4) {
      const wanted = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
      return wanted > back ? back : 0;
    }
    if ((byte & 0xc0) !== 0x80) {
      return 0;
    }
  }
  return 0;
}

function join(first, second) {
  if (first.length === 0) {
    return second;
  }
  const joined = new Uint8Array(first.length + second.length);
  joined.set(first, 0);
  joined.set(second, first.length);
  return joined;
}

/** Makes btoa and atob (HTML 8.3). */
export function makeBase64(web, host) {
  return {
    btoa(data) {
      if (arguments.length < 1) {
        throw new TypeError("btoa: 1 argument required, but only 0 present");
      }
      const text = toDomString(data);
      if (/[^\0-\xff]/.test(text)) {
        throw new (web.DOMException())("btoa: the string has characters above U+00FF", "InvalidCharacterError");
      }
      return host.base64Encode(text);
    },
    atob(data) {
      if (arguments.length < 1) {
        throw new TypeError("atob: 1 argument required, but only 0 present");
      }
      let text = toDomString(data).replace(/[\t\n\f\r ]+/g, "");
      if (text.length % 4 === 0) {
        text = text.replace(/={1,2}$/, "");
      }
      if (text.length % 4 === 1 || /[^A-Za-z0-9+/]/.test(text)) {
        throw new (web.DOMException())("atob: the string is not base64", "InvalidCharacterError");
      }
      return host.base64Decode(text);
    },
  };
}
