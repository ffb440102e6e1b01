#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The life of a function by plain HTTP: create, build a version, deploy, invoke, read the log.
# A second run uses the function of the first one and gives it a new version.
#
# Usage: first-function.sh FILE.js
# Environment: FUNCTIONS_URL, FUNCTIONS_SITE_ID, FUNCTIONS_TOKEN (./dev env prints them)
#              FUNCTIONS_ENDPOINT_FILE  receives the path that invokes the function (optional)
set -euo pipefail

file=${1:?the file with the code of the function}
name=hello
payload='{"name":"Tallinn"}'

fail() {
    printf 'first-function: %s\n' "$*" >&2
    exit 1
}
[ -f "$file" ] || fail "there is no $file."

# call METHOD PATH [BODY]: sets $status and $body.
call() {
    local method=$1 path=$2 data=() answer
    [ $# -lt 3 ] || data=(-H 'Content-Type: application/json' --data-binary "$3")
    answer=$(curl -s -g -m 60 -X "$method" -H "Authorization: Bearer $FUNCTIONS_TOKEN" \
        ${data[@]+"${data[@]}"} -w '\n%{http_code}' "$FUNCTIONS_URL$path") || fail "$method $path: no answer from $FUNCTIONS_URL."
    status=${answer##*$'\n'}
    body=${answer%$'\n'*}
}
expect() {
    [ "$status" = "$1" ] || fail "$2 answered $status instead of $1: $body"
}
# The first value of a member; enough for the flat answers used here.
member() { printf '%s' "$body" | grep -o "\"$1\" *: *\"[^\"]*\"" | head -n 1 | sed 's/.*: *"\(.*\)"/\1/'; }
json_text() {
    sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e $'s/\t/\\\\t/g' -e $'s/\r/\\\\r/g' "$1" | awk '{ printf "%s\\n", $0 }'
}
step() { printf '  %-9s %s\n' "$1" "$2"; }

printf '\nA first function, %s:\n' "${file#"$PWD"/}"

call GET "/functions?site_ids[]=$FUNCTIONS_SITE_ID"
expect 200 "GET /functions"
existing=$(printf '%s' "$body" | sed 's/} *, *{/}\n{/g' | grep "\"name\" *: *\"$name\"" | head -n 1 || true)
if [ -n "$existing" ]; then
    body=${existing#*'"functions":'}
    function_id=$(member id)
    step create "function \"$name\" exists: $function_id"
else
    call POST /functions "{\"site_id\":\"$FUNCTIONS_SITE_ID\",\"name\":\"$name\",\"description\":\"The first function\"}"
    expect 201 "POST /functions"
    function_id=$(member id)
    step create "function \"$name\": $function_id"
fi

call POST "/functions/$function_id/versions" "{\"code\":\"$(json_text "$file")\",\"environment_variables\":{\"GREETING\":\"Tere\"}}"
expect 202 "POST /functions/$function_id/versions"
task=$(member self)
begin=$SECONDS
while :; do
    call GET "$task"
    case $status in
        200 | 303) ;;
        *) fail "GET $task answered $status: $body" ;;
    esac
    case $(member status) in
        completed) break ;;
        failed) fail "the version was not built: $body" ;;
    esac
    [ $((SECONDS - begin)) -lt 120 ] || fail "the version is not built after two minutes: $body"
    sleep 0.5
done
version_id=$(printf '%s' "$body" | grep -o '/versions/[0-9a-fA-F-]*' | head -n 1)
version_id=${version_id#/versions/}
step version "$version_id (built in $((SECONDS - begin)) s)"

call POST "/functions/$function_id/deployments" "{\"version_id\":\"$version_id\"}"
expect 200 "POST /functions/$function_id/deployments"
endpoint=$(member invocation_uri)
step deploy "$endpoint"
[ -z "${FUNCTIONS_ENDPOINT_FILE:-}" ] || printf '%s' "$endpoint" > "$FUNCTIONS_ENDPOINT_FILE"

from=$(date -u +%Y-%m-%dT%H:%M:%SZ)
call POST "$endpoint" "$payload"
expect 200 "POST $endpoint"
step invoke "$payload -> $body"

# Log entries are written behind, a moment after the answer.
begin=$SECONDS
while :; do
    call GET "/functions/$function_id/logs?from=$from"
    expect 200 "GET /functions/$function_id/logs"
    messages=$(printf '%s' "$body" | sed 's/} *, *{/}\n{/g' | sed -n -E 's/.*"message" *: *"(([^"\\]|\\.)*)".*/\1/p')
    case $messages in
        *greeting*) break ;;
    esac
    [ $((SECONDS - begin)) -lt 10 ] || fail "no log entry of the invocation after ten seconds: $body"
    sleep 0.5
done
printf '%s\n' "$messages" | while IFS= read -r message; do step log "$message"; done
