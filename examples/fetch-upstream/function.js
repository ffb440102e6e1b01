// Asks another HTTP server, whose address is configured per version, and passes on part of its answer.
export async function onInvoke(request, env) {
  const { payload } = await request.json();
  const { city } = JSON.parse(payload);

  const url = new URL("/weather", env.UPSTREAM_URL);
  url.searchParams.set("city", city);

  const response = await fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Asked-By": "fetch-upstream" },
    body: JSON.stringify({ units: "metric" }),
    signal: AbortSignal.timeout(5_000),
  });
  if (!response.ok) {
    console.error(`upstream answered ${response.status} ${response.statusText}`);
    return Response.json({ error: "upstream failed", status: response.status }, { status: 502 });
  }

  const { temperature, query } = await response.json();
  return Response.json({ city, temperature, query, type: response.headers.get("content-type") });
}
