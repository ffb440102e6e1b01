// SPDX-License-Identifier: Apache-2.0
import { bytesOver, required, setState, toDomString } from "./idl.js";
import { finish, recordOf } from "./streams-support.js";

/** Defines CompressionStream (Compression 4). The host's codec is opened with the first chunk, and closed at the end. */
export function defineCompressionStream(web, host) {
  class CompressionStream {
    constructor(format) {
      required(arguments.length, 1, "CompressionStream constructor");
      const name = toFormat(format, "CompressionStream constructor");
      const codec = codecOf(web, host, () => host.openCompressor(name));
      setState(this, newRecord(web, "CompressionStream", {
        transform: (chunk, give) => codec.guarded(() => {
          giveSome(host.compress(codec.id(), toBytes(chunk)), give);
        }),
        flush: (give) => codec.guarded(() => {
          giveSome(host.finishCompressor(codec.id()), give);
        }),
        cancel: codec.close,
      }));
    }
  }
  transformMembers(web, CompressionStream, "CompressionStream");
  return finish(CompressionStream, "CompressionStream");
}

/** Defines DecompressionStream (Compression 5). */
export function defineDecompressionStream(web, host) {
  class DecompressionStream {
    constructor(format) {
      required(arguments.length, 1, "DecompressionStream constructor");
      const name = toFormat(format, "DecompressionStream constructor");
      const codec = codecOf(web, host, () => host.openDecompressor(name));
      setState(this, newRecord(web, "DecompressionStream", {
        transform: (chunk, give) => codec.guarded(() => {
          const bytes = toBytes(chunk);
          // Piece by piece: a small input may become very large, and the guards must see the loop.
          let piece = host.decompress(codec.id(), bytes);
          while (piece !== null && piece !== undefined) {
            give(new Uint8Array(piece));
            piece = host.decompress(codec.id(), null);
          }
        }),
        flush: () => codec.guarded(() => host.finishDecompressor(codec.id())),
        cancel: codec.close,
      }));
    }
  }
  transformMembers(web, DecompressionStream, "DecompressionStream");
  return finish(DecompressionStream, "DecompressionStream");
}

/** A record for an interface that is a pair of streams (Streams 9.3). */
export function newRecord(web, kind, transformer) {
  return { kind, pair: web.transform().createStream(transformer) };
}

/** Gives such an interface its two attributes. */
export function transformMembers(web, Interface, kind) {
  const member = (name, get) => Object.defineProperty(Interface.prototype, name, { get, enumerable: true,
    configurable: true });
  member("readable", function () {
    return web.readable().streamObject(recordOf(this, kind).pair.readable);
  });
  member("writable", function () {
    return web.writable().streamObject(recordOf(this, kind).pair.writable);
  });
}

function codecOf(web, host, open) {
  let id = 0;
  let closed = false;
  const codec = {
    id() {
      if (id === 0) {
        id = open();
      }
      return id;
    },
    close() {
      if (id !== 0 && !closed) {
        closed = true;
        host.closeCodec(id);
      }
    },
    guarded(step) {
      try {
        step();
      } catch (error) {
        codec.close();
        throw error;
      }
    },
  };
  return codec;
}

function toFormat(format, where) {
  const name = toDomString(format);
  if (name !== "gzip" && name !== "deflate" && name !== "deflate-raw") {
    throw new TypeError(where + ": the format must be gzip, deflate or deflate-raw");
  }
  return name;
}

/** Gives the bytes of a chunk, which must be an ArrayBuffer or a view of one. */
export function toBytes(chunk) {
  const bytes = bytesOver(chunk);
  if (bytes === null) {
    throw new TypeError("The chunk is neither an ArrayBuffer nor a view of one");
  }
  return bytes;
}

function giveSome(buffer, give) {
  if (buffer.byteLength > 0) {
    give(new Uint8Array(buffer));
  }
}
