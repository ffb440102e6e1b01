// SPDX-License-Identifier: Apache-2.0
import axios, { AxiosError, AxiosHeaders } from "axios";

const answering = (data, status = 200) => async (config) => ({ data, status, statusText: "OK", headers: {}, config });

test("requests are shaped and answers parsed", async () => {
  const client = axios.create({ baseURL: "https://api.example/v1/", adapter: answering('{"a":1}') });
  client.interceptors.request.use((config) => {
    config.headers.set("X-Trace", "t");
    return config;
  });
  const response = await client.post("items", { b: 2 });
  equal(response.data, { a: 1 });
  equal(response.config.data, '{"b":2}');
  equal(response.config.headers.get("x-trace"), "t");
  ok(response.config.headers instanceof AxiosHeaders);
  equal(axios.getUri({ url: "/a", params: { b: "c d", e: [1, 2] } }), "/a?b=c+d&e%5B%5D=1&e%5B%5D=2");
});

test("a refused connection is an error of the library", async () => {
  const error = await rejects("AxiosError", axios.get("http://127.0.0.1:1/", { adapter: "fetch" }));
  ok(error instanceof AxiosError);
  equal(error.code, "ERR_NETWORK");
});
