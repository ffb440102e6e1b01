// SPDX-License-Identifier: Apache-2.0
import { Subject, catchError, combineLatest, delay, filter, firstValueFrom, from, interval, lastValueFrom, map, mergeMap, of,
  retry, scan, take, throwError, toArray } from "rxjs";

test("operators", async () => {
  const numbers = from([1, 2, 3, 4]).pipe(filter((x) => x % 2 === 0), map((x) => x * 10), mergeMap((x) => of(x, x + 1)), toArray());
  equal(await firstValueFrom(numbers), [20, 21, 40, 41]);
  equal(await lastValueFrom(interval(1).pipe(take(3), scan((x, y) => x + y, 0))), 3);
  equal(await firstValueFrom(combineLatest([of(1).pipe(delay(1)), of(2)])), [1, 2]);
});

test("errors and subjects", async () => {
  let tries = 0;
  const failing = throwError(() => new Error("try " + ++tries));
  equal(await firstValueFrom(failing.pipe(retry(2), catchError((error) => of("caught " + error.message)))), "caught try 3");
  const subject = new Subject();
  const seen = [];
  const subscription = subject.subscribe((x) => seen.push(x));
  subject.next(1);
  subscription.unsubscribe();
  subject.next(2);
  equal(seen, [1]);
  equal(await lastValueFrom(from((async function* () { yield 7; yield 8; })())), 8);
});
