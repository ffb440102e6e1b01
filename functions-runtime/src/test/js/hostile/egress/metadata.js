// SPDX-License-Identifier: Apache-2.0
// Attack: Addresses at which clouds keep credentials.
// Outcome: answers nothing reached

export async function onInvoke(request, env) {
  const reached = [];
  for (const url of [
    "http://169.254.169.254/latest/meta-data/",
    "http://[fd00:ec2::254]/latest/meta-data/",
    "http://169.254.170.2/v2/credentials",
    "http://100.100.100.200/latest/meta-data/",
    "http://192.0.0.192/latest/",
    "http://[fe80::a9fe:a9fe]/",
    "http://2852039166/",
    "http://0xa9fea9fe/",
    "http://[::ffff:169.254.169.254]/",
    "http://[::ffff:a9fe:a9fe]/",
  ]) {
    try {
      await fetch(url);
      reached.push(url);
    } catch {
      // Refused.
    }
  }
  return new Response(reached.join() || "nothing reached");
}
