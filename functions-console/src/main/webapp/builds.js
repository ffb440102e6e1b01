// SPDX-License-Identifier: Apache-2.0
import { get, post } from './api.js';

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

/** @param {string} functionId @param {string} versionId */
export function deploy(functionId, versionId) {
  return post(`/functions/${functionId}/deployments`, { version_id: versionId });
}
