// SPDX-License-Identifier: Apache-2.0

/**
 * What new functions can begin with.
 * @type {Array<{id: string, title: string, note: string, code: string, environment: Record<string, string>, payload: string}>}
 */
export const TEMPLATES = [
  {
    id: 'hello',
    title: 'Hello',
    note: 'Reads a payload and a variable, writes a log entry, answers JSON.',
    environment: { GREETING: 'Hello' },
    payload: '{"name": "Tartu"}',
    code: `/** @type {OnInvoke} */
export async function onInvoke(request, env) {
  const { payload } = await request.json();
  const { name = "world" } = payload ? JSON.parse(payload) : {};

  console.log(\`greeting \${name}\`);
  return Response.json({ message: \`\${env.GREETING ?? "Hello"}, \${name}!\` });
}
`,
  },
  {
    id: 'default-export',
    title: 'Plain value',
    note: 'The shortest style: parsed body in, any value out.',
    environment: {},
    payload: '{"items": [{"price": 12, "amount": 2}, {"price": 3}]}',
    code: `/** @type {DefaultHandler} */
export default function ({ items = [] }, context) {
  const total = items.reduce((sum, { price, amount = 1 }) => sum + price * amount, 0);

  return { total, function: context.functionId };
}
`,
  },
  {
    id: 'key-value',
    title: 'Key-value store',
    note: 'Counts visits in an item, safely for many callers at a time.',
    environment: {},
    payload: '{}',
    code: `/** @type {OnInvoke} */
export async function onInvoke(request, env, kvStoreFactory) {
  const store = kvStoreFactory.initializeKvStore();

  // Only one caller at a time can move the counter from the value that it has read.
  for (let attempt = 0; attempt < 10; attempt++) {
    const before = (await store.get("visits"))?.value ?? null;
    const after = String(Number(before ?? 0) + 1);
    const written = await store.testAndSet({ key: "visits", oldValue: before, newValue: after });
    if (written?.value === after) {
      return Response.json({ visits: Number(after), until: written.expires });
    }
  }
  return Response.json({ error: "too many callers at a time" }, { status: 503 });
}
`,
  },
  {
    id: 'upstream',
    title: 'Call a server',
    note: 'fetch with a time limit, and what to do when the other side fails.',
    environment: { UPSTREAM_URL: 'https://api.example.org/' },
    payload: '{"city": "Pärnu"}',
    code: `/** @type {OnInvoke} */
export async function onInvoke(request, env) {
  const { payload } = await request.json();
  const { city } = JSON.parse(payload);

  const url = new URL("/weather", env.UPSTREAM_URL);
  url.searchParams.set("city", city);
  const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) });
  if (!answer.ok) {
    console.error(\`upstream answered \${answer.status}\`);
    return Response.json({ error: "upstream failed", status: answer.status }, { status: 502 });
  }

  return Response.json(await answer.json());
}
`,
  },
  {
    id: 'event-handler',
    title: 'HTTP event',
    note: 'handler(event, context), as other platforms have it.',
    environment: {},
    payload: '{"name": "Tartu"}',
    code: `/** @type {EventHandler} */
export const handler = async (event, context) => {
  const { name = "world" } = JSON.parse(event.body || "{}");

  return {
    statusCode: 200,
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ greeting: \`Hello, \${name}!\`, method: event.httpMethod, request: context.requestId }),
  };
};
`,
  },
  {
    id: 'schedule',
    title: 'Run by the clock',
    note: 'What a schedule hands over, and how to keep two runs apart.',
    environment: {},
    payload: '{}',
    code: `/** @type {OnInvoke} */
export async function onInvoke(request, env, kvStoreFactory) {
  const { invoker } = await request.json();
  const store = kvStoreFactory.initializeKvStore();

  const mine = await store.testAndSet({ key: "running", oldValue: null, newValue: crypto.randomUUID() });
  if (mine === null) {
    console.warn("the run before is still at work");
    return Response.json({ skipped: true });
  }
  try {
    console.info(\`begun by \${invoker.type}\`);
    return Response.json({ done: true });
  } finally {
    await store.delete("running");
  }
}
`,
  },
  {
    id: 'web-page',
    title: 'Web page',
    note: 'Answers HTML to a browser, by the method and the path of the call.',
    environment: {},
    payload: '',
    code: `/** @type {OnInvoke} */
export async function onInvoke(request) {
  const { pathname } = new URL(request.url);

  return new Response(\`<!doctype html><title>Function</title><h1>\${request.method} \${escape(pathname)}</h1>\`, {
    headers: { "Content-Type": "text/html;charset=UTF-8" },
  });
}

const escape = (text) => text.replace(/[&<>"]/g, (character) => \`&#\${character.charCodeAt(0)};\`);
`,
  },
  {
    id: 'empty',
    title: 'Empty',
    note: 'Nothing but the handler.',
    environment: {},
    payload: '',
    code: `/** @type {OnInvoke} */
export async function onInvoke(request, env, kvStoreFactory) {
  return Response.json({});
}
`,
  },
];
