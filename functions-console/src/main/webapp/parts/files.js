// SPDX-License-Identifier: Apache-2.0

/** Files that the browser saves. */

/**
 * Saves something as a file. It goes through a script, because a link cannot carry the token.
 * @param {string | Blob} content
 * @param {string} name
 * @param {string} [type] the media type of a text
 */
export function saveFile(content, name, type = 'text/plain') {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/**
 * Saves rows as CSV, the day of today in the name of the file.
 * @param {string} name
 * @param {string[]} columns the members of a row
 * @param {Array<Record<string, any>>} rows
 */
export function saveCsv(name, columns, rows) {
  // A leading = + - @ would be read as a formula by spreadsheets.
  const cell = (value) => `"${String(value ?? '').replace(/^[=+\-@\t]/, "'$&").replaceAll('"', '""')}"`;
  const text = [columns.join(','), ...rows.map((row) => columns.map((column) => cell(row[column])).join(','))].join('\r\n');
  saveFile(text, `${fileName(name)}-${new Date().toISOString().slice(0, 10)}.csv`, 'text/csv');
}

/** What may stand in the name of a file everywhere. @param {string} text */
export const fileName = (text) => text.replace(/[^\w-]+/g, '-');
