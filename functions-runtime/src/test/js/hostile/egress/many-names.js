// SPDX-License-Identifier: Apache-2.0
// Attack: Names that resolve to private addresses, if anything resolves them.
// Outcome: answers nothing reached

export async function onInvoke() {
  const names = ["127.0.0.1.nip.io", "localtest.me", "10.0.0.1.nip.io", "metadata.google.internal", "metadata", "instance-data", "kubernetes.default.svc", "keycloak", "postgres", "host.docker.internal", "gateway.docker.internal"];
  const outcomes = await Promise.all(names.map((name) => fetch(`http://${name}/`).then(() => name, () => "")));
  return new Response(outcomes.join("") || "nothing reached");
}
