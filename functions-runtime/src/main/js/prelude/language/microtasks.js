// SPDX-License-Identifier: Apache-2.0

let queue = [];
let afterwards = () => {};

/** Queues a job; its arguments are passed to it. */
export function enqueue(job, first, second, third) {
  queue[queue.length] = { job, first, second, third };
}

/** Sets what is done whenever the queue has run empty. */
export function onEmpty(step) {
  afterwards = step;
}

/** Runs jobs until there are none left, nor any that the step afterwards adds. */
export function drainMicrotasks() {
  do {
    runJobs();
    afterwards();
  } while (queue.length > 0);
}

function runJobs() {
  while (queue.length > 0) {
    const jobs = queue;
    queue = [];
    let next = 0;
    try {
      while (next < jobs.length) {
        const entry = jobs[next++];
        entry.job(entry.first, entry.second, entry.third);
      }
    } finally {
      // A job that threw must not take the others with it.
      for (let i = jobs.length - 1, rest = queue; i >= next; i--) {
        rest.unshift(jobs[i]);
      }
    }
  }
}
