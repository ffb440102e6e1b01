// SPDX-License-Identifier: Apache-2.0
import { newRecord, toBytes, transformMembers } from "./compression.js";
import { setState, toDomString } from "./idl.js";
import { finish, recordOf } from "./streams-support.js";

/** Defines TextEncoderStream (Encoding 7.5): surrogate pairs may be split between chunks. */
export function defineTextEncoderStream(web, host) {
  class TextEncoderStream {
    constructor() {
      let half = "";
      setState(this, newRecord(web, "TextEncoderStream", {
        transform: (chunk, give) => {
          let text = half + toDomString(chunk);
          const last = text.charCodeAt(text.length - 1);
          half = last >= 0xd800 && last <= 0xdbff ? text.charAt(text.length - 1) : "";
          text = half === "" ? text : text.substring(0, text.length - 1);
          if (text !== "") {
            give(new Uint8Array(host.utf8Encode(text)));
          }
        },
        flush: (give) => {
          if (half !== "") {
            give(new Uint8Array([0xef, 0xbf, 0xbd]));
          }
        },
        cancel() {},
      }));
    }
    get encoding() {
      recordOf(this, "TextEncoderStream");
      return "utf-8";
    }
  }
  transformMembers(web, TextEncoderStream, "TextEncoderStream");
  return finish(TextEncoderStream, "TextEncoderStream");
}

/** Defines TextDecoderStream (Encoding 7.6) on TextDecoder: characters may be split between chunks. */
export function defineTextDecoderStream(web) {
  const TextDecoder = web.TextDecoder();
  const { decode } = TextDecoder.prototype;

  class TextDecoderStream {
    constructor(label, options) {
      const decoder = new TextDecoder(label, options);
      const record = setState(this, newRecord(web, "TextDecoderStream", {
        transform: (chunk, give) => {
          const text = decode.call(decoder, toBytes(chunk), { stream: true });
          if (text !== "") {
            give(text);
          }
        },
        flush: (give) => {
          const text = decode.call(decoder);
          if (text !== "") {
            give(text);
          }
        },
        cancel() {},
      }));
      record.decoder = decoder;
    }
    get encoding() {
      return recordOf(this, "TextDecoderStream").decoder.encoding;
    }
    get fatal() {
      return recordOf(this, "TextDecoderStream").decoder.fatal;
    }
    get ignoreBOM() {
      return recordOf(this, "TextDecoderStream").decoder.ignoreBOM;
    }
  }
  transformMembers(web, TextDecoderStream, "TextDecoderStream");
  return finish(TextDecoderStream, "TextDecoderStream", { constructor: 0 });
}
