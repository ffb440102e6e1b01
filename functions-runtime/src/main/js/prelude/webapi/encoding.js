// SPDX-License-Identifier: Apache-2.0
import { encodingOf } from "./encoding-labels.js";
import { bufferOf, bytesOver, describe, required, setState, stateOf, tag, toDictionary, toDomString, toUsvString }
  from "./idl.js";

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
      required(arguments.length, 2, "TextEncoder.encodeInto");
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
  tag(TextEncoder, "TextEncoder", { encode: 0 });
  return TextEncoder;
}

/** Defines TextDecoder (Encoding 7.2). */
export function defineTextDecoder(host) {
  class TextDecoder {
    constructor(label, options) {
      const encoding = label === undefined ? "utf-8" : encodingOf(toDomString(label));
      const given = toDictionary(options, "TextDecoder constructor");
      if (encoding === null || encoding === "replacement") {
        throw new RangeError("TextDecoder constructor: the encoding " + JSON.stringify(String(label))
            + " is not supported");
      }
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
      const text = state.encoding === "utf-8" ? decodeUtf8(state, given, stream) : decodeLegacy(state, given, stream);
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
      return !state.ignoreBOM && text.charCodeAt(0) === 0xfeff && state.encoding.substring(0, 3) === "utf"
        ? text.substring(1) : text;
    }
  }
  tag(TextDecoder, "TextDecoder", { constructor: 0, decode: 0 });

  function decodeUtf8(state, given, stream) {
    const bytes = join(state.held, given);
    const take = stream ? bytes.length - incomplete(bytes) : bytes.length;
    state.held = new Uint8Array(bufferOf(bytes.subarray(take)));
    const taken = bytes.subarray(0, take);
    return state.fatal ? host.utf8DecodeStrictly(taken) : host.utf8DecodeKeepingMark(taken);
  }

  function decodeLegacy(state, given, stream) {
    const decoded = host.decodeLegacy(state.encoding, state.held, given, state.fatal, stream);
    state.held = new Uint8Array(decoded[1]);
    return decoded[0];
  }

  return TextDecoder;
}

/** Gives how many bytes at the end are the beginning of a character that may still become whole. */
function incomplete(bytes) {
  const { length } = bytes;
  for (let back = 1; back <= 3 && back <= length; back++) {
    const byte = bytes[length - back];
    if (byte >= 0xc2 && byte <= 0xf4) {
      const wanted = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
      return wanted > back && (back === 1 || maySecond(byte, bytes[length - back + 1])) ? back : 0;
    }
    if ((byte & 0xc0) !== 0x80) {
      return 0;
    }
  }
  return 0;
}

/** Says whether a second byte may follow a first one: some ranges are surrogates, too large, or written too long. */
function maySecond(first, second) {
  const least = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const most = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  return second >= least && second <= most;
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
  function btoa(data) {
    required(arguments.length, 1, "btoa");
    const text = toDomString(data);
    if (/[^\0-\xff]/.test(text)) {
      throw new (web.DOMException())("btoa: the string has characters above U+00FF", "InvalidCharacterError");
    }
    return host.base64Encode(text);
  }

  function atob(data) {
    required(arguments.length, 1, "atob");
    let text = toDomString(data).replace(/[\t\n\f\r ]+/g, "");
    if (text.length % 4 === 0) {
      text = text.replace(/={1,2}$/, "");
    }
    if (text.length % 4 === 1 || /[^A-Za-z0-9+/]/.test(text)) {
      throw new (web.DOMException())("atob: the string is not base64", "InvalidCharacterError");
    }
    return host.base64Decode(text);
  }
  describe(btoa, "btoa", 1);
  describe(atob, "atob", 1);
  return { btoa, atob };
}
