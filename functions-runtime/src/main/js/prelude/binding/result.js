// SPDX-License-Identifier: Apache-2.0
// What handlers of the styles "default" and "handler" may return, made into a Response.

/** Says why a result cannot be answered. Not an error: whatever the result's own code throws must be told from it. */
export class WrongResult {
  constructor(message) {
    this.message = message;
  }
}

/** Makes the Response of a result. */
export function toResponse(host, web, style, form, result) {
  if (web.isA("Response", result)) {
    return result;
  }
  if (style === "handler" && form === "HTTP") {
    return ofParts(host, web, result);
  }
  const Response = web.Response();
  if (result === undefined) {
    return new Response(null, { status: 204 });
  }
  if (form === "RAW" && typeof result === "string") {
    return new Response(result);
  }
  const json = web.json.stringify(result);
  if (json === undefined) {
    throw new WrongResult("The handler returned a " + typeof result + ", which has no JSON form");
  }
  return new Response(json, { headers: { "content-type": "application/json" } });
}

/** Makes the Response of {statusCode, headers, multiValueHeaders, body, isBase64Encoded}. */
function ofParts(host, web, result) {
  if (typeof result !== "object" || result === null || Array.isArray(result)) {
    throw new WrongResult("The handler must return an object with statusCode, or a Response, but it returned "
        + (result === undefined ? "nothing (undefined)" : result === null ? "null" : Array.isArray(result) ? "an array"
            : "a " + typeof result));
  }
  const { statusCode, headers, multiValueHeaders, body, isBase64Encoded } = result;
  if (typeof statusCode !== "number" || Math.floor(statusCode) !== statusCode || statusCode < 200 || statusCode > 599) {
    throw new WrongResult("The handler's result must have a statusCode, an integer from 200 to 599");
  }
  const all = new (web.Headers())();
  const multiple = {};
  eachOf(multiValueHeaders, "multiValueHeaders", (name, values) => {
    if (!Array.isArray(values)) {
      throw new WrongResult("The handler's multiValueHeaders." + name + " must be an array");
    }
    multiple[name.toLowerCase()] = true;
    for (let i = 0; i < values.length; i++) {
      append(all, name, values[i]);
    }
  });
  eachOf(headers, "headers", (name, value) => {
    if (multiple[name.toLowerCase()] !== true) {
      append(all, name, value);
    }
  });
  try {
    return new (web.Response())(toBody(host, body, isBase64Encoded), { status: statusCode, headers: all });
  } catch (error) {
    throw error instanceof WrongResult ? error : new WrongResult("The handler's result cannot be answered: " + error.message);
  }
}

function toBody(host, body, isBase64Encoded) {
  if (body === undefined || body === null || body === "") {
    return null;
  }
  if (typeof body !== "string") {
    throw new WrongResult("The body of the handler's result must be a string, but it is "
        + (Array.isArray(body) ? "an array" : typeof body === "object" ? "an object" : "a " + typeof body));
  }
  if (isBase64Encoded !== true) {
    return body;
  }
  const bytes = host.bytesOfBase64(body);
  if (bytes === null) {
    throw new WrongResult("The body of the handler's result says it is base64, but it is not");
  }
  return bytes;
}

function eachOf(object, where, step) {
  if (object === undefined || object === null) {
    return;
  }
  if (typeof object !== "object" || Array.isArray(object)) {
    throw new WrongResult("The " + where + " of the handler's result must be an object");
  }
  const names = Object.keys(object);
  for (let i = 0; i < names.length; i++) {
    step(names[i], object[names[i]]);
  }
}

function append(headers, name, value) {
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") {
    throw new WrongResult("The header " + name + " of the handler's result must be a string, a number or a boolean");
  }
  try {
    headers.append(name, String(value));
  } catch (error) {
    throw new WrongResult("The header " + name + " of the handler's result is not one that HTTP allows");
  }
}
