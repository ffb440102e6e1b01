// SPDX-License-Identifier: Apache-2.0
// Tokens of many sites, from the trial Keycloak: a client of the benchmarks, whose site is another one for each token.

import { readFileSync } from "node:fs";
import { HERE } from "./processes.mjs";

const CLIENT = "functions-benchmarks";
const AUDIENCE = "functions-api";

/** As the ./dev of this directory has made it: its administrator, whose password is of this trial alone. */
function trial() {
  const text = (file) => readFileSync(`${HERE}../.dev/${file}`, "utf8");
  return {
    url: `http://127.0.0.1:${/FUNCTIONS_KEYCLOAK_PORT=(\d+)/.exec(text("run/ports"))[1]}`,
    password: /^KC_BOOTSTRAP_ADMIN_PASSWORD=(.*)$/m.exec(text("secrets.env"))[1],
  };
}

async function token(url, realm, form) {
  const response = await fetch(`${url}/realms/${realm}/protocol/openid-connect/token`, {
    method: "POST",
    body: new URLSearchParams(form),
  });
  if (!response.ok) throw new Error(`No token of ${realm}: ${response.status} ${await response.text()}`);
  return (await response.json()).access_token;
}

const mapper = (name, protocolMapper, config) => ({
  name,
  protocol: "openid-connect",
  protocolMapper,
  config: { ...config, "access.token.claim": "true", "id.token.claim": "false" },
});
const siteMapper = (siteId) =>
  mapper("site", "oidc-hardcoded-claim-mapper", { "claim.name": "site_id", "claim.value": siteId, "jsonType.label": "String" });

/** Returns a token of an administrator of functions for each of these sites; they are good for an hour. */
export async function siteTokens(siteIds) {
  const { url, password } = trial();
  const administrator = await token(url, "master", { grant_type: "password", client_id: "admin-cli", username: "admin", password });
  const admin = async (method, path, body) => {
    const response = await fetch(`${url}/admin/realms/functions/${path}`, {
      method,
      headers: { authorization: `Bearer ${administrator}`, "content-type": "application/json" },
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text && JSON.parse(text);
  };
  const clientId = async (name) => (await admin("GET", `clients?clientId=${name}`))[0]?.id;
  const left = await clientId(CLIENT);
  if (left) await admin("DELETE", `clients/${left}`);
  const secret = crypto.randomUUID();
  await admin("POST", "clients", {
    clientId: CLIENT,
    secret,
    publicClient: false,
    serviceAccountsEnabled: true,
    standardFlowEnabled: false,
    protocolMappers: [mapper("audience", "oidc-audience-mapper", { "included.client.audience": AUDIENCE }), siteMapper("none")],
  });
  const client = await clientId(CLIENT);
  try {
    const api = await clientId(AUDIENCE);
    const role = await admin("GET", `clients/${api}/roles/functions-admin`);
    const { id: account } = await admin("GET", `clients/${client}/service-account-user`);
    await admin("POST", `users/${account}/role-mappings/clients/${api}`, [role]);
    const { id: site } = (await admin("GET", `clients/${client}/protocol-mappers/models`)).find(({ name }) => name === "site");
    const tokens = [];
    for (const siteId of siteIds) {
      await admin("PUT", `clients/${client}/protocol-mappers/models/${site}`, { id: site, ...siteMapper(siteId) });
      tokens.push(await token(url, "functions", { grant_type: "client_credentials", client_id: CLIENT, client_secret: secret }));
    }
    return tokens;
  } finally {
    await admin("DELETE", `clients/${client}`);
  }
}
