// The first function: reads the payload and one environment variable, writes a log entry, answers JSON.
export async function onInvoke(request, env) {
  const { payload } = await request.json();
  const { name = "world" } = payload ? JSON.parse(payload) : {};
  const greeting = env.GREETING ?? "Hello";

  console.log(`greeting ${name}`);
  return Response.json({ message: `${greeting}, ${name}!` });
}
