#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Prepares an existing Keycloak realm for Functions. Re-runnable: it adds what is missing, prints each change and
# leaves everything else of the realm alone. Needs bin/kcadm.sh of a Keycloak 26 distribution and a JDK.
set -euo pipefail

usage() {
    cat <<'USAGE'
Usage: configure-realm.sh api
       configure-realm.sh operator-key CLIENT_ID SITE_ID ROLE...
       configure-realm.sh site-key CLIENT_ID SITE_ID ROLE...
       configure-realm.sh service-client CLIENT_ID SITE_ID ROLE...
       configure-realm.sh console ADDRESS
       configure-realm.sh user-client CLIENT_ID
       configure-realm.sh user USERNAME SITE_ID ROLE...
       configure-realm.sh administrator USERNAME

  api             the resource client with its roles, and the user attribute site_id (do this first)
  operator-key    a key of a user: a service client whose tokens count as a user's and are valid for an hour
  site-key        a key of a site, for applications: the same, but operations of users alone refuse its tokens
  service-client  a confidential client whose tokens act for one site, with the given roles
  console         the client by which users sign in to the console of the server at ADDRESS, such as https://functions.example.org
  user-client     lets an existing client, through which users log in, ask for tokens for the API
  user            gives an existing user a site and roles
  administrator   lets an existing user suspend functions and sites, of every site; the user needs no site

Roles: functions:create functions:read functions:update functions:invoke functions_invoke:create
       functions_kv:update functions_audit:read
       functions:administer (of every site, in no composite)
       functions-admin (all others) functions-author (write, deploy, invoke) functions-reader (functions:read)

Environment
  KEYCLOAK_HOME         directory of the Keycloak distribution           required
  KEYCLOAK_URL          base address of the server                       default http://127.0.0.1:8180
  KEYCLOAK_REALM        realm to change                                  default functions
  KEYCLOAK_ADMIN        user of the realm "master" that may change it    default admin
  KC_CLI_PASSWORD       that user's password (read by kcadm itself)      asked for when absent
  FUNCTIONS_API_CLIENT  id of the resource client                        default functions-api
  FUNCTIONS_CONSOLE_CLIENT_ID  id of the client of the console           default functions-console
USAGE
}

fail() {
    printf 'configure-realm: %s\n' "$*" >&2
    exit 1
}

changed=0
say() { printf '  %-9s %s\n' "$1" "$2"; }
added() {
    changed=$((changed + 1))
    say added "$1"
}
kept() { say present "$1"; }

case "${1:-}" in
    api | operator-key | site-key | service-client | console | user-client | user | administrator) ;;
    -h | --help | help)
        usage
        exit 0
        ;;
    *)
        usage >&2
        exit 2
        ;;
esac

[ -n "${KEYCLOAK_HOME:-}" ] || fail "KEYCLOAK_HOME must name the directory of a Keycloak distribution."
[ -f "$KEYCLOAK_HOME/bin/kcadm.sh" ] || fail "no bin/kcadm.sh below KEYCLOAK_HOME=$KEYCLOAK_HOME."
url=${KEYCLOAK_URL:-http://127.0.0.1:8180}
realm=${KEYCLOAK_REALM:-functions}
api=${FUNCTIONS_API_CLIENT:-functions-api}
console=${FUNCTIONS_CONSOLE_CLIENT_ID:-functions-console}

session=$(mktemp)
trap 'rm -f "$session"' EXIT
kcadm() {
    local command=$1
    shift
    bash "$KEYCLOAK_HOME/bin/kcadm.sh" "$command" "$@" --config "$session"
}
# Rows of one field; unlike JSON they need no parser.
column() {
    local field=$1
    shift
    kcadm get "$@" -r "$realm" --fields "$field" --format csv --noquotes
}
client_uuid() { column id clients -q "clientId=$1"; }

kcadm config credentials --server "$url" --realm master --user "${KEYCLOAK_ADMIN:-admin}" \
    || fail "cannot log in at $url as ${KEYCLOAK_ADMIN:-admin}."
kcadm get "realms/$realm" --fields realm > /dev/null 2>&1 || fail "there is no realm \"$realm\" at $url."

ensure_role() {
    local name=$1 description=$2
    if grep -qxF -- "$name" <<<"$existing_roles"; then
        kept "role $name"
    else
        kcadm create "clients/$api_uuid/roles" -i -r "$realm" -s "name=$name" -s "description=$description" > /dev/null
        added "role $name"
    fi
}

ensure_composite() {
    local name=$1 members=() missing=() member present
    shift
    members=("$@")
    ensure_role "$name" "Composite of ${members[*]}"
    local id
    id=$(column id "clients/$api_uuid/roles/$name")
    present=$(column name "roles-by-id/$id/composites" || true)
    for member in "${members[@]}"; do
        grep -qxF -- "$member" <<<"$present" || missing+=(--rolename "$member")
    done
    if [ ${#missing[@]} -gt 0 ]; then
        kcadm add-roles -r "$realm" --rid "$id" --cclientid "$api" "${missing[@]}"
        added "members of $name: ${missing[*]//--rolename/}"
    fi
}

ensure_user_attribute() {
    local profile
    profile=$(kcadm get users/profile -r "$realm" --compressed)
    if grep -q '"name" *: *"site_id"' <<<"$profile"; then
        kept "user attribute site_id"
        return
    fi
    # Only an administrator may see or change it: the attribute decides whose functions a user can touch.
    local attribute='{"name":"site_id","displayName":"Site","validations":{"length":{"max":64}},"permissions":{"view":["admin"],"edit":["admin"]},"multivalued":false}'
    local head='{"attributes":['
    case "$profile" in
        "$head"*) ;;
        *) fail "the user profile of the realm has an unexpected form; add the attribute site_id (edit: admin) by hand." ;;
    esac
    printf '%s%s,%s' "$head" "$attribute" "${profile#"$head"}" | kcadm update users/profile -r "$realm" -f -
    added "user attribute site_id (only administrators may edit it)"
}

ensure_mapper() {
    local client=$1 name=$2 provider=$3
    shift 3
    if grep -qxF -- "$name" <<<"$(column name "clients/$client/protocol-mappers/models" || true)"; then
        kept "mapper \"$name\""
    else
        kcadm create "clients/$client/protocol-mappers/models" -i -r "$realm" \
            -s "name=$name" -s protocol=openid-connect -s "protocolMapper=$provider" "$@" > /dev/null
        added "mapper \"$name\""
    fi
}

ensure_audience() {
    ensure_mapper "$1" "audience $api" oidc-audience-mapper \
        -s "config.\"included.client.audience\"=$api" \
        -s 'config."access.token.claim"=true' -s 'config."id.token.claim"=false'
}

grant_roles() {
    local user=$1 role present missing=()
    shift
    present=$(kcadm get-roles -r "$realm" --uusername "$user" --cclientid "$api" --fields name --format csv --noquotes)
    for role in "$@"; do
        if grep -qxF -- "$role" <<<"$present"; then kept "role $role of $user"; else missing+=(--rolename "$role"); fi
    done
    [ ${#missing[@]} -eq 0 ] && return
    kcadm add-roles -r "$realm" --uusername "$user" --cclientid "$api" "${missing[@]}"
    added "roles of $user:${missing[*]//--rolename/}"
}

configure_api() {
    if [ -n "$api_uuid" ]; then
        kept "client $api"
    else
        kcadm create clients -i -r "$realm" -s "clientId=$api" -s 'name=Functions REST API' -s bearerOnly=true > /dev/null
        api_uuid=$(client_uuid "$api")
        added "client $api"
    fi
    existing_roles=$(column name "clients/$api_uuid/roles" || true)
    ensure_role functions:create 'Create functions'
    ensure_role functions:read 'Read functions, versions, tasks, deployments and logs'
    ensure_role functions:update 'Change and delete functions, create versions, deploy'
    ensure_role functions:invoke 'Invoke functions as an application of the site'
    ensure_role functions_invoke:create 'Invoke functions as a user'
    ensure_role functions_kv:update 'Read and change items of the key-value store'
    ensure_role functions_audit:read 'Read the audit log of the site'
    ensure_role functions:administer 'Administer the server: suspend functions and sites, set egress rules, of every site'
    ensure_composite functions-admin \
        functions:create functions:read functions:update functions:invoke functions_invoke:create functions_kv:update \
        functions_audit:read
    ensure_composite functions-author \
        functions:create functions:read functions:update functions_invoke:create functions_kv:update
    ensure_composite functions-reader functions:read
    ensure_user_attribute
}

configure_service_client() {
    [ $# -ge 3 ] || fail "service-client needs CLIENT_ID SITE_ID ROLE..."
    local id=$1 site=$2 uuid
    shift 2
    uuid=$(client_uuid "$id")
    if [ -n "$uuid" ]; then
        kept "client $id"
    else
        kcadm create clients -i -r "$realm" -s "clientId=$id" -s "name=Functions service account of site $site" \
            -s publicClient=false -s serviceAccountsEnabled=true -s standardFlowEnabled=false \
            -s directAccessGrantsEnabled=false > /dev/null
        uuid=$(client_uuid "$id")
        added "client $id"
    fi
    ensure_audience "$uuid"
    ensure_mapper "$uuid" site oidc-hardcoded-claim-mapper \
        -s 'config."claim.name"=site_id' -s "config.\"claim.value\"=$site" -s 'config."jsonType.label"=String' \
        -s 'config."access.token.claim"=true' -s 'config."id.token.claim"=false'
    grant_roles "service-account-$id" "$@"
    printf 'The secret of %s is shown in the console of Keycloak, or by: kcadm.sh get clients/%s/client-secret -r %s\n' \
        "$id" "$uuid" "$realm"
}

# KIND CLIENT_ID SITE_ID ROLE...: the claim of this name must be that of functions.security.token-kind-claim.
configure_key() {
    local kind=$1 uuid
    shift
    configure_service_client "$@"
    uuid=$(client_uuid "$1")
    ensure_mapper "$uuid" "token kind" oidc-hardcoded-claim-mapper \
        -s 'config."claim.name"=token_kind' -s "config.\"claim.value\"=$kind" -s 'config."jsonType.label"=String' \
        -s 'config."access.token.claim"=true' -s 'config."id.token.claim"=false'
    if kcadm get "clients/$uuid" -r "$realm" --compressed | grep -q '"access.token.lifespan" *: *"3600"'; then
        kept "an hour for the tokens of $1"
    else
        kcadm update "clients/$uuid" -r "$realm" -s 'attributes."access.token.lifespan"=3600' > /dev/null
        added "an hour for the tokens of $1"
    fi
}

configure_operator_key() {
    [ $# -ge 3 ] || fail "operator-key needs CLIENT_ID SITE_ID ROLE..."
    configure_key user "$@"
}

configure_site_key() {
    [ $# -ge 3 ] || fail "site-key needs CLIENT_ID SITE_ID ROLE..."
    configure_key site "$@"
}

configure_console() {
    [ $# -eq 1 ] || fail "console needs ADDRESS"
    local address=${1%/} uuid
    case $address in
        https://*/* | http://*/*) fail "ADDRESS is that of the server, without a path." ;;
        https://* | http://*) ;;
        *) fail "ADDRESS must begin with https:// or http://." ;;
    esac
    uuid=$(client_uuid "$console")
    if [ -n "$uuid" ]; then
        kept "client $console"
    else
        kcadm create clients -i -r "$realm" -s "clientId=$console" -s 'name=Functions console' -s publicClient=true \
            -s standardFlowEnabled=true -s directAccessGrantsEnabled=false -s serviceAccountsEnabled=false \
            -s 'webOrigins=["+"]' -s 'attributes."pkce.code.challenge.method"=S256' \
            -s 'attributes."post.logout.redirect.uris"=+' > /dev/null
        uuid=$(client_uuid "$console")
        added "client $console"
    fi
    if kcadm get "clients/$uuid" -r "$realm" --compressed | grep -qF "\"$address/console/*\""; then
        kept "redirect to $address/console/*"
    else
        # It takes the place of others: the console of one realm is at one address.
        kcadm update "clients/$uuid" -r "$realm" -s "redirectUris=[\"$address/console/*\"]" > /dev/null
        added "redirect to $address/console/*"
    fi
    configure_user_client "$console"
}

configure_user_client() {
    [ $# -eq 1 ] || fail "user-client needs CLIENT_ID"
    local uuid
    uuid=$(client_uuid "$1")
    [ -n "$uuid" ] || fail "there is no client \"$1\" in realm $realm."
    ensure_audience "$uuid"
    ensure_mapper "$uuid" site oidc-usermodel-attribute-mapper \
        -s 'config."user.attribute"=site_id' -s 'config."claim.name"=site_id' -s 'config."jsonType.label"=String' \
        -s 'config."access.token.claim"=true' -s 'config."id.token.claim"=true'
}

configure_user() {
    [ $# -ge 3 ] || fail "user needs USERNAME SITE_ID ROLE..."
    local name=$1 site=$2 uuid
    shift 2
    uuid=$(column id users -q "username=$name" -q exact=true)
    [ -n "$uuid" ] || fail "there is no user \"$name\" in realm $realm."
    if kcadm get "users/$uuid" -r "$realm" --compressed | grep -q "\"site_id\" *: *\[ *\"$site\" *\]"; then
        kept "site of $name"
    else
        kcadm update "users/$uuid" -r "$realm" -s "attributes.site_id=[\"$site\"]" > /dev/null
        added "site $site of $name"
    fi
    grant_roles "$name" "$@"
}

configure_administrator() {
    [ $# -eq 1 ] || fail "administrator needs USERNAME"
    [ -n "$(column id users -q "username=$1" -q exact=true)" ] || fail "there is no user \"$1\" in realm $realm."
    grant_roles "$1" functions:administer
}

api_uuid=$(client_uuid "$api")
if [ "$1" != api ] && [ -z "$api_uuid" ]; then
    fail "the realm $realm has no client $api yet: run \"configure-realm.sh api\" first."
fi
command=$1
shift
printf 'Realm %s at %s:\n' "$realm" "$url"
"configure_${command//-/_}" "$@"
printf 'Changes: %d\n' "$changed"
