// SPDX-License-Identifier: Apache-2.0
// Ten kilobytes of JSON are parsed, filtered, changed and written again.

export async function onInvoke(request) {
  const { payload } = await request.json();
  const order = JSON.parse(payload);
  const lines = order.lines
    .filter((line) => line.quantity > 0)
    .map((line) => ({
      ...line,
      total: Math.round(line.quantity * line.price * 100) / 100,
      tags: line.tags.map((tag) => tag.toUpperCase()),
    }));
  const total = lines.reduce((sum, line) => sum + line.total, 0);
  return Response.json({ id: order.id, customer: order.customer, lines, total });
}
