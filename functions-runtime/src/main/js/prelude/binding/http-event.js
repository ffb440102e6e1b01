// SPDX-License-Identifier: Apache-2.0

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Makes the event of an HTTP request for a handler(event, context). */
export function makeHttpEvent(host, web, callData, sourceIp) {
  const { method, headers, body, invocationId } = callData;
  const url = web.URL().parse(callData.url);
  const event = {
    httpMethod: method,
    headers: {},
    multiValueHeaders: {},
    path: url.pathname,
    queryStringParameters: {},
    multiValueQueryStringParameters: {},
    requestContext: {
      identity: { sourceIp, userAgent: valueOf(headers, "user-agent") },
      httpMethod: method,
      requestId: invocationId,
      requestTime: "",
      requestTimeEpoch: 0,
    },
    body: "",
    isBase64Encoded: false,
  };
  for (let i = 0; i < headers.length; i++) {
    add(event.headers, event.multiValueHeaders, canonical(headers[i][0]), headers[i][1]);
  }
  url.searchParams.forEach((value, name) => {
    add(event.queryStringParameters, event.multiValueQueryStringParameters, name, value);
  });
  const now = host.wallMillis();
  event.requestContext.requestTime = logTime(new Date(now));
  event.requestContext.requestTimeEpoch = Math.floor(now / 1000);
  event.isBase64Encoded = valueOf(headers, "content-type").split(";", 1)[0].trim().toLowerCase() !== "application/json";
  event.body = event.isBase64Encoded ? host.base64OfBytes(body) : host.utf8Decode(body);
  return event;
}

/** The last value of a header, empty if there is none. */
export function valueOf(headers, lowerName) {
  for (let i = headers.length - 1; i >= 0; i--) {
    if (headers[i][0].toLowerCase() === lowerName) {
      return headers[i][1];
    }
  }
  return "";
}

/** Adds a value under a name: the last one wins in one object, the other has them all. */
function add(single, multiple, name, value) {
  define(single, name, value);
  if (Object.prototype.hasOwnProperty.call(multiple, name)) {
    multiple[name].push(value);
  } else {
    define(multiple, name, [value]);
  }
}

// Defined, not assigned: a parameter named __proto__ must stay a parameter.
function define(object, name, value) {
  Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
}

/** Writes a header name as content-type becomes Content-Type, so that handlers can rely on one spelling. */
function canonical(name) {
  const parts = name.toLowerCase().split("-");
  for (let i = 0; i < parts.length; i++) {
    parts[i] = parts[i].charAt(0).toUpperCase() + parts[i].substring(1);
  }
  return parts.join("-");
}

/** The time of the common log format: 26/Dec/2019:14:22:07 +0000. */
function logTime(date) {
  return two(date.getUTCDate()) + "/" + MONTHS[date.getUTCMonth()] + "/" + date.getUTCFullYear() + ":"
      + two(date.getUTCHours()) + ":" + two(date.getUTCMinutes()) + ":" + two(date.getUTCSeconds()) + " +0000";
}

function two(number) {
  return (number < 10 ? "0" : "") + number;
}
