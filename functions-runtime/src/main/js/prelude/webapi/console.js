// SPDX-License-Identifier: Apache-2.0
import { inspect } from "./inspect.js";

// A table of giant values must not be built to be cut off.
const MOST_ROWS = 100;
const MOST_COLUMNS = 30;
const MOST_CELL = 200;
const MOST_INDENT = 20;
const CUT = "... (the rest is cut off)";

/** Makes the console (Console 1): each call writes one log entry. */
export function makeConsole(host) {
  const counts = new Map();
  const times = new Map();
  let groups = 0;

  /** The most characters of an entry; the host counts its bytes. */
  const most = () => host.quota("LOG_MESSAGE_BYTES", false);

  function write(level, values) {
    writeText(level, safely(values));
  }

  /** What goes wrong while a value is read for the log must not go wrong in the function. */
  function safely(values) {
    try {
      return format(values, most() + 1);
    } catch (error) {
      return "[values that cannot be shown]";
    }
  }

  function writeText(level, text) {
    const longest = most();
    let message = text.length > longest ? text.substring(0, longest + 1) : text;
    if (groups > 0) {
      const indent = "  ".repeat(groups < MOST_INDENT ? groups : MOST_INDENT);
      message = indent + message.replace(/\n/g, "\n" + indent);
    }
    if (message.length > longest) {
      message = message.substring(0, longest - CUT.length) + CUT;
    }
    host.log(level, message);
  }

  function elapsed(label) {
    const start = times.get(label);
    if (start === undefined) {
      writeText("WARN", "Timer '" + label + "' does not exist");
      return null;
    }
    return (host.monotonicMillis() - start).toFixed(3) + "ms";
  }

  function group(...values) {
    if (values.length > 0) {
      write("LOG", values);
    }
    groups++;
  }

  return {
    log(...values) {
      write("LOG", values);
    },
    info(...values) {
      write("INFO", values);
    },
    warn(...values) {
      write("WARN", values);
    },
    error(...values) {
      write("ERROR", values);
    },
    debug(...values) {
      write("DEBUG", values);
    },
    trace(...values) {
      const { stack } = new Error("");
      const end = typeof stack === "string" ? stack.indexOf("\n") : -1;
      writeText("DEBUG", "Trace" + (values.length === 0 ? "" : ": " + safely(values))
          + (end < 0 ? "" : stack.substring(end)));
    },
    assert(condition, ...values) {
      if (condition) {
        return;
      }
      if (typeof values[0] === "string") {
        write("ERROR", ["Assertion failed: " + values[0]].concat(values.slice(1)));
      } else {
        write("ERROR", ["Assertion failed"].concat(values));
      }
    },
    dir(value, options) {
      writeText("LOG", inspect(value, options === null ? undefined : options, most() + 1));
    },
    dirxml(...values) {
      write("LOG", values);
    },
    table(data, columns) {
      writeText("LOG", typeof data === "object" && data !== null ? table(data, columns) : safely([data]));
    },
    count(label) {
      const name = label === undefined ? "default" : String(label);
      const count = (counts.get(name) || 0) + 1;
      counts.set(name, count);
      writeText("INFO", name + ": " + count);
    },
    countReset(label) {
      const name = label === undefined ? "default" : String(label);
      if (!counts.delete(name)) {
        writeText("WARN", "Count for '" + name + "' does not exist");
      }
    },
    group,
    groupCollapsed: group,
    groupEnd() {
      groups -= groups > 0 ? 1 : 0;
    },
    time(label) {
      const name = label === undefined ? "default" : String(label);
      if (times.has(name)) {
        writeText("WARN", "Timer '" + name + "' already exists");
      } else {
        times.set(name, host.monotonicMillis());
      }
    },
    timeLog(label, ...values) {
      const name = label === undefined ? "default" : String(label);
      const time = elapsed(name);
      if (time !== null) {
        writeText("INFO", name + ": " + time + (values.length === 0 ? "" : " " + safely(values)));
      }
    },
    timeEnd(label) {
      const name = label === undefined ? "default" : String(label);
      const time = elapsed(name);
      if (time !== null) {
        times.delete(name);
        writeText("INFO", name + ": " + time);
      }
    },
    clear() {},
  };
}

/** Joins what a console call was given, after the format specifiers of the first value; stops at so many characters. */
export function format(values, most) {
  let out = "";
  let next = 0;
  if (values.length > 0 && typeof values[0] === "string") {
    next = 1;
    const text = start(values[0], most);
    let from = 0;
    for (let i = text.indexOf("%"); i >= 0 && i + 1 < text.length && out.length < most; i = text.indexOf("%", i)) {
      const specifier = text.charAt(i + 1);
      const part = specifier === "%" ? (values.length > 1 ? "%" : null)
          : next < values.length ? formatOne(specifier, values[next], most) : null;
      if (part === null) {
        i++;
        continue;
      }
      if (specifier !== "%") {
        next++;
      }
      out += text.substring(from, i) + part;
      i += 2;
      from = i;
    }
    out += text.substring(from);
  }
  for (; next < values.length && out.length < most; next++) {
    const value = values[next];
    const left = most - out.length;
    out += (next === 0 ? "" : " ") + (typeof value === "string" ? start(value, left) : inspect(value, undefined, left));
  }
  return out;
}

function start(text, most) {
  return text.length > most ? text.substring(0, most) : text;
}

function formatOne(specifier, value, most) {
  switch (specifier) {
    case "s":
      return isPlain(value) ? inspect(value, { depth: 0 }, most) : start(String(value), most);
    case "d":
      return numberText(value, Number);
    case "i":
      return numberText(value, parseInt);
    case "f":
      return numberText(value, parseFloat);
    case "j":
      try {
        return start(String(JSON.stringify(value)), most);
      } catch (error) {
        return "[Circular]";
      }
    case "o":
    case "O":
      return inspect(value, undefined, most);
    case "c":
      return "";
    default:
      return null;
  }
}

/** Says whether %s shows the inside of a value: an object without a string form of its own. */
function isPlain(value) {
  if (typeof value === "function" || typeof value === "symbol" || Object.is(value, -0)) {
    return true;
  }
  if (typeof value !== "object" || value === null) {
    return false;
  }
  const { toString } = value;
  return typeof toString !== "function" || toString === Object.prototype.toString || Array.isArray(value)
      || value instanceof Error || value instanceof Date;
}

function numberText(value, convert) {
  if (typeof value === "symbol" || (typeof value === "object" && convert === Number)) {
    return "NaN";
  }
  const number = convert(value);
  return Object.is(number, -0) ? "-0" : String(number);
}

/** Draws a table of rows and columns. */
function table(data, wanted) {
  const columns = [data instanceof Map || data instanceof Set ? "(iteration index)" : "(index)"];
  const rows = [];
  let hasValues = false;
  let count = 0;
  const keys = data instanceof Map || data instanceof Set ? null : Object.keys(data);
  const addRow = (key, value) => {
    count++;
    if (count > MOST_ROWS) {
      return;
    }
    const row = {};
    row[columns[0]] = start(String(key), MOST_CELL);
    if (typeof value === "object" && value !== null) {
      for (const name of Array.isArray(wanted) ? wanted.map(String) : Object.keys(value)) {
        if (!(name in value)) {
          continue;
        }
        if (columns.indexOf(name) < 0) {
          if (columns.length >= MOST_COLUMNS) {
            break;
          }
          columns[columns.length] = name;
        }
        row[name] = start(inspect(value[name], { depth: 0 }, MOST_CELL), MOST_CELL);
      }
    } else {
      hasValues = true;
      row.Values = start(inspect(value, undefined, MOST_CELL), MOST_CELL);
    }
    rows[rows.length] = row;
  };
  if (keys === null) {
    let index = 0;
    data.forEach((value, key) => {
      addRow(index++, value);
      if (data instanceof Map && count <= MOST_ROWS) {
        rows[rows.length - 1].Key = start(inspect(key, undefined, MOST_CELL), MOST_CELL);
        if (columns.indexOf("Key") < 0) {
          columns.splice(1, 0, "Key");
        }
      }
    });
  } else {
    for (const key of keys) {
      addRow(key, data[key]);
    }
  }
  if (hasValues) {
    columns[columns.length] = "Values";
  }
  const cells = [columns].concat(rows.map((row) => columns.map((name) => (row[name] === undefined ? "" : row[name]))));
  const widths = columns.map((name, index) => cells.reduce((widest, row) => Math.max(widest, row[index].length), 0));
  const line = (row) => "| " + row.map((cell, index) => cell + " ".repeat(widths[index] - cell.length)).join(" | ")
      + " |";
  const rule = "|" + widths.map((width) => "-".repeat(width + 2)).join("|") + "|";
  const more = count > MOST_ROWS ? ["... " + (count - MOST_ROWS) + " more rows"] : [];
  return [line(cells[0]), rule].concat(cells.slice(1).map(line), more).join("\n");
}
