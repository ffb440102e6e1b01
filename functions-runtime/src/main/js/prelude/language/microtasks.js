// SPDX-License-Identifier: Apache-2.0
// An instance may run several invocations at a time, by turns. Each job belongs to the invocation that queued it, or that
// waits for it, and runs for that one in whoever's turn. Invocations have numbers; where an instance runs one at a time, it is
// always 0.

// The job to run next and the one queued last: each leads to the one behind it. Null while there are none.
let first = null;
let last = null;
let afterwards = () => {};
let turn = 0;
let owner = 0;
let enter = () => true;

/** The invocation that what runs now belongs to. */
export function currentOwner() {
  return owner;
}

/** Begins the turn of an invocation. */
export function belongTo(invocation) {
  turn = invocation;
  owner = invocation;
}

/** Sets what tells the host that an invocation's jobs follow; it gives false if that is over. */
export function onEnter(step) {
  enter = step;
}

/** Has what follows run for an invocation; if that is over, for the one whose turn it is. */
export function switchTo(invocation) {
  if (invocation !== owner) {
    if (enter(invocation)) {
      owner = invocation;
    } else if (owner !== turn) {
      enter(turn);
      owner = turn;
    }
  }
}

/** Queues a job; its arguments are passed to it. */
export function enqueue(job, one, two, three) {
  enqueueFor(owner, job, one, two, three);
}

/** Queues a job that belongs to another invocation. */
export function enqueueFor(invocation, job, one, two, three) {
  const entry = { invocation, job, one, two, three, next: null };
  if (first === null) {
    first = entry;
  } else {
    last.next = entry;
  }
  last = entry;
}

/** Sets what is done whenever the queue has run empty. */
export function onEmpty(step) {
  afterwards = step;
}

/** Runs jobs until there are none left, nor any that the step afterwards adds; if one throws, the others stay. */
export function drainMicrotasks() {
  do {
    while (first !== null) {
      const entry = first;
      first = entry.next;
      if (entry.invocation !== owner) {
        switchTo(entry.invocation);
      }
      entry.job(entry.one, entry.two, entry.three);
    }
    last = null;
    afterwards();
  } while (first !== null);
}
