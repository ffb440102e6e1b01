// SPDX-License-Identifier: Apache-2.0
import { ask, get, post } from './api.js';

/** A build that did not come to an end well, with the places in the author's own source. */
export class BuildFailed extends Error {
  constructor(task) {
    super(task.error);
    this.name = 'BuildFailed';
    /** @type {Array<{file: string | null, line: number, column: number, message: string}>} */
    this.marks = marksOf(task);
  }
}

/** Each error stands on a line of its own and ends with its place; the task itself names the place of the first. */
function marksOf(task) {
  const marks = [];
  for (const line of task.error.split('\n')) {
    const place = /^(.*) \((?:(.+?),? )?line (\d+)(?:, column (\d+))?\)$/.exec(line);
    if (place) marks.push({ file: place[2] ?? null, line: Number(place[3]), column: Number(place[4] ?? 1), message: place[1] });
  }
  if (marks.length === 0 && task.error_line) {
    marks.push({ file: task.error_file, line: task.error_line, column: task.error_column ?? 1, message: task.error });
  }
  return marks;
}

/**
 * Waits until a task has ended.
 * @param {{self: string, status: string}} task
 * @param {AbortSignal} [signal]
 * @returns {Promise<string>} the id of the version
 */
export async function waitForBuild(task, signal) {
  let current = task;
  // The server holds each answer back until the build ends, for some seconds.
  while (current.status === 'processing') current = await get(current.self, undefined, signal);
  if (current.status === 'failed') throw new BuildFailed(current);
  return current.entity.id;
}

/**
 * Starts the build of a version from a file of the user: one module, or a ZIP of several.
 * @param {string} functionId
 * @param {{id: string} | null} base the version whose variables and limits are kept
 * @param {File} file
 * @param {Record<string, any>} settings what is said of the new version besides
 * @returns {Promise<any>} the task
 */
export async function upload(functionId, base, file, settings) {
  const zip = isArchive(file);
  const name = file.name.replace(/[^\w.-]+/g, '-');
  let content;
  try {
    content = await file.arrayBuffer();
  } catch {
    throw new Error(`${file.name} cannot be read. It may have changed since it was chosen: choose it again.`);
  }
  if (!base) {
    const form = new FormData();
    form.append(zip ? 'archive' : 'file', new File([content], name, { type: zip ? 'application/zip' : 'text/javascript' }));
    if (Object.keys(settings).length > 0) form.append('metadata', JSON.stringify(settings));
    return ask('POST', `/functions/${functionId}/versions`, { form });
  }
  // A form begins without variables, and nobody can read them to send them again.
  const path = `/functions/${functionId}/versions/${base.id}`;
  if (!zip) return ask('PATCH', path, { json: { code: new TextDecoder().decode(content), file_name: name, ...settings } });
  const shown = { archive: `(${name} in Base64)`, ...settings };
  return ask('PATCH', path, { json: { ...shown, archive: await base64(new Blob([content])) }, shown });
}

/** @param {File} file */
export const isArchive = (file) => /\.zip$/i.test(file.name);

/** @param {Blob} blob @returns {Promise<string>} */
function base64(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(',') + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

/** @param {string} functionId @param {string} versionId */
export function deploy(functionId, versionId) {
  return post(`/functions/${functionId}/deployments`, { version_id: versionId });
}
