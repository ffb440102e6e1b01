// Never gives the thread back: the platform ends it at the time limit.
export function onInvoke() {
  let rounds = 0;
  while (true) {
    rounds++;
  }
}
