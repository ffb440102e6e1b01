// SPDX-License-Identifier: Apache-2.0
// Attack: Loops with few turns each, nested in one another eight times.
// Outcome: timed-out

export function onInvoke() {
  let turns = 0;
  for (let a = 0; a < 900; a++)
    for (let b = 0; b < 900; b++)
      for (let c = 0; c < 900; c++)
        for (let d = 0; d < 900; d++)
          for (let e = 0; e < 900; e++) turns++;
  return new Response(String(turns));
}
