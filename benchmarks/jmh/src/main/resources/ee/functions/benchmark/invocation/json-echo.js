// SPDX-License-Identifier: Apache-2.0
// The JSON of the request as JSON of the response.

export async function onInvoke(request) {
  return Response.json(await request.json());
}
