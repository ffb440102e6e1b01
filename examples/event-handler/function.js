// The style of other platforms: an HTTP event comes in, an object with statusCode, headers and body goes out.
export const handler = async (event, context) => {
  const { name } = JSON.parse(event.body);

  return {
    statusCode: 200,
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({
      greeting: `Hello, ${name}!`,
      method: event.httpMethod,
      sameRequest: event.requestContext.requestId === context.requestId,
    }),
  };
};
