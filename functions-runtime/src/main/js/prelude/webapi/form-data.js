// SPDX-License-Identifier: Apache-2.0
import { concatenate } from "./blob.js";
import { STATE, pairIterable, required, setState, stateOf, tag, toUsvString } from "./idl.js";

/** Defines FormData (XMLHttpRequest 4.3), without forms: there is no document. */
export function defineFormData(web) {
  class FormData {
    constructor(form) {
      if (form !== undefined) {
        throw new TypeError("FormData constructor: there are no form elements here");
      }
      setState(this, { entries: [] });
    }
    append(name, value, fileName) {
      required(arguments.length, 2, "FormData.append");
      const { entries } = stateOf(this, FormData);
      entries[entries.length] = [toUsvString(name), toEntryValue(value, fileName, arguments.length > 2)];
    }
    delete(name) {
      required(arguments.length, 1, "FormData.delete");
      const state = stateOf(this, FormData);
      const key = toUsvString(name);
      state.entries = state.entries.filter((entry) => entry[0] !== key);
    }
    get(name) {
      required(arguments.length, 1, "FormData.get");
      const found = this.getAll(name);
      return found.length === 0 ? null : found[0];
    }
    getAll(name) {
      required(arguments.length, 1, "FormData.getAll");
      const key = toUsvString(name);
      return stateOf(this, FormData).entries.filter((entry) => entry[0] === key).map((entry) => entry[1]);
    }
    has(name) {
      required(arguments.length, 1, "FormData.has");
      return this.getAll(name).length > 0;
    }
    set(name, value, fileName) {
      required(arguments.length, 2, "FormData.set");
      const state = stateOf(this, FormData);
      const entry = [toUsvString(name), toEntryValue(value, fileName, arguments.length > 2)];
      let placed = false;
      const kept = [];
      for (const present of state.entries) {
        if (present[0] !== entry[0]) {
          kept[kept.length] = present;
        } else if (!placed) {
          kept[kept.length] = entry;
          placed = true;
        }
      }
      if (!placed) {
        kept[kept.length] = entry;
      }
      state.entries = kept;
    }
  }
  tag(FormData, "FormData", { constructor: 0, append: 2, set: 2 });
  pairIterable(FormData, "FormData", (form) => form[STATE].entries);

  function toEntryValue(value, fileName, named) {
    if (!web.isA("Blob", value)) {
      if (named) {
        throw new TypeError("FormData: a file name needs a Blob as its value");
      }
      return toUsvString(value);
    }
    const File = web.File();
    const isFile = value instanceof File;
    if (isFile && !named) {
      return value;
    }
    const options = { type: value.type };
    if (isFile) {
      options.lastModified = value.lastModified;
    }
    return new File([value], named ? toUsvString(fileName) : "blob", options);
  }
  return FormData;
}

/** Writes a form as multipart/form-data (HTML 4.10.22.7). */
export function serializeFormData(web, host, form) {
  const boundary = "----formdata-" + host.randomUuid();
  const chunks = [];
  const write = (text) => {
    chunks[chunks.length] = new Uint8Array(host.utf8Encode(text));
  };
  for (const [name, value] of form[STATE].entries) {
    const head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + escapeName(lineBreaks(name)) + "\"";
    if (typeof value === "string") {
      write(head + "\r\n\r\n" + lineBreaks(value) + "\r\n");
    } else {
      write(head + "; filename=\"" + escapeName(value.name) + "\"\r\nContent-Type: "
          + (value.type === "" ? "application/octet-stream" : value.type) + "\r\n\r\n");
      chunks[chunks.length] = value[STATE].bytes;
      write("\r\n");
    }
  }
  write("--" + boundary + "--\r\n");
  return { bytes: concatenate(chunks), type: "multipart/form-data; boundary=" + boundary };
}

/** Reads a form in either of its encodings, by its content type. */
export function parseFormData(web, host, bytes, contentType) {
  const essence = contentType.split(";")[0].trim().toLowerCase();
  const form = new (web.FormData())();
  if (essence === "application/x-www-form-urlencoded") {
    new (web.URLSearchParams())(host.utf8Decode(bytes)).forEach((value, name) => form.append(name, value));
    return form;
  }
  const boundary = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType);
  if (essence !== "multipart/form-data" || boundary === null) {
    throw new TypeError("The body is not a form: its content type is neither application/x-www-form-urlencoded nor"
        + " multipart/form-data with a boundary");
  }
  readParts(web, host, bytes, "--" + (boundary[1] || boundary[2]), form);
  return form;
}

function readParts(web, host, bytes, delimiter, form) {
  // One character per byte: positions in the text are positions in the bytes.
  const text = host.latin1Decode(bytes);
  let at = nextDelimiter(text, delimiter, 0);
  while (at >= 0) {
    at += delimiter.length;
    if (text.substr(at, 2) === "--") {
      return;
    }
    const lineEnd = text.indexOf("\r\n", at);
    // The line break before the content may be the one that ends the delimiter's line: a part without headers.
    const headEnd = text.indexOf("\r\n\r\n", lineEnd);
    const next = nextDelimiter(text, delimiter, headEnd + 2);
    const head = headEnd < 0 || next < 0 ? null : readHead(host.utf8Decode(bytes.subarray(lineEnd, headEnd)));
    if (head === null) {
      break;
    }
    const content = bytes.subarray(Math.min(headEnd + 4, next - 2), next - 2);
    if (head.fileName === null) {
      form.append(head.name, host.utf8Decode(content));
    } else {
      form.append(head.name, new (web.File())([content], head.fileName, { type: head.type }));
    }
    at = next;
  }
  throw new TypeError("The body is not well-formed multipart/form-data");
}

/** Finds a delimiter: at the beginning of a line, and followed by nothing but blanks, or by the mark of the end. */
function nextDelimiter(text, delimiter, from) {
  for (let at = text.indexOf(delimiter, from); at >= 0; at = text.indexOf(delimiter, at + 1)) {
    const after = text.substr(at + delimiter.length, 64);
    if ((at === 0 || text.substr(at - 2, 2) === "\r\n") && /^(--|[\t ]*\r\n)/.test(after)) {
      return at;
    }
  }
  return -1;
}

/** Reads the headers of a part; null if they do not name a field. */
function readHead(text) {
  const head = { name: null, fileName: null, type: "text/plain" };
  const lines = text.split("\r\n");
  for (let i = 0; i < lines.length; i++) {
    const colon = lines[i].indexOf(":");
    const header = colon < 0 ? "" : lines[i].substring(0, colon).toLowerCase();
    const value = lines[i].substring(colon + 1).replace(/^[\t ]+|[\t ]+$/g, "");
    if (lines[i] !== "" && !/^[^\s:]+$/.test(header)) {
      return null;
    }
    if (header === "content-type") {
      head.type = value;
    } else if (header === "content-disposition") {
      if (!/^form-data\s*(;|$)/i.test(value)) {
        return null;
      }
      head.name = parameter(value, "name");
      head.fileName = parameter(value, "filename");
    }
  }
  return head.name === null ? null : head;
}

function parameter(value, name) {
  const pattern = /;\s*([^\s=;"]+)=(?:"([^"]*)"|([^;\s"]*))/g;
  for (let found = pattern.exec(value); found !== null; found = pattern.exec(value)) {
    if (found[1].toLowerCase() === name) {
      return unescapeName(found[2] !== undefined ? found[2] : found[3]);
    }
  }
  return null;
}

function lineBreaks(text) {
  return text.replace(/\r\n|\r|\n/g, "\r\n");
}

function escapeName(name) {
  return name.replace(/\r\n|\r|\n/g, (found) => (found === "\r" ? "%0D" : found === "\n" ? "%0A" : "%0D%0A"))
      .replace(/"/g, "%22");
}

function unescapeName(name) {
  return name.replace(/%0D/gi, "\r").replace(/%0A/gi, "\n").replace(/%22/g, "\"");
}
