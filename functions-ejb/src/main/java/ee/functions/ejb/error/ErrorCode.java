// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.error;

/**
 * Every way in which a call can fail. The kind, the type name of the public contract (api-contract A.2) and a sentence
 * belong to the code; the HTTP status belongs to the web layer and is agreed as follows.
 *
 * <table>
 * <caption>HTTP status of each code</caption>
 * <tr><th>Code</th><th>Status</th></tr>
 * <tr><td>AUTHENTICATION_REQUIRED</td><td>401</td></tr>
 * <tr><td>PERMISSION_DENIED</td><td>403</td></tr>
 * <tr><td>SITE_MISSING</td><td>403</td></tr>
 * <tr><td>NOT_FOUND</td><td>404</td></tr>
 * <tr><td>ROUTE_NOT_FOUND</td><td>404</td></tr>
 * <tr><td>METHOD_NOT_ALLOWED</td><td>405</td></tr>
 * <tr><td>MALFORMED_JSON</td><td>400</td></tr>
 * <tr><td>MALFORMED_FORM</td><td>400</td></tr>
 * <tr><td>VALIDATION_FAILED</td><td>422</td></tr>
 * <tr><td>KV_REQUEST_INVALID</td><td>400</td></tr>
 * <tr><td>NAME_TAKEN</td><td>422</td></tr>
 * <tr><td>UNSUPPORTED_MEDIA_TYPE</td><td>415</td></tr>
 * <tr><td>INVALID_STATE</td><td>422</td></tr>
 * <tr><td>EDIT_CONFLICT</td><td>409</td></tr>
 * <tr><td>CODE_TOO_LARGE</td><td>422</td></tr>
 * <tr><td>ENVIRONMENT_TOO_LARGE</td><td>422</td></tr>
 * <tr><td>FUNCTION_LIMIT_REACHED</td><td>422</td></tr>
 * <tr><td>SCHEDULE_LIMIT_REACHED</td><td>422</td></tr>
 * <tr><td>TAG_LIMIT_REACHED</td><td>422</td></tr>
 * <tr><td>EVENT_BINDING_LIMIT_REACHED</td><td>422</td></tr>
 * <tr><td>CONCURRENCY_LIMIT_REACHED</td><td>429</td></tr>
 * <tr><td>REQUESTS_LIMIT_REACHED</td><td>429</td></tr>
 * <tr><td>INSTANCES_LIMIT_REACHED</td><td>429</td></tr>
 * <tr><td>SCALING_POLICY_LIMIT_REACHED</td><td>422</td></tr>
 * <tr><td>TAIL_LIMIT_REACHED</td><td>429</td></tr>
 * <tr><td>ASYNC_LIMIT_REACHED</td><td>429</td></tr>
 * <tr><td>BODY_TOO_LARGE</td><td>413</td></tr>
 * <tr><td>URL_TOO_LONG</td><td>414</td></tr>
 * <tr><td>HEADERS_TOO_LARGE</td><td>431</td></tr>
 * <tr><td>NO_CURRENT_VERSION</td><td>409</td></tr>
 * <tr><td>TAG_NOT_FOUND</td><td>404</td></tr>
 * <tr><td>NOTHING_TO_BUILD</td><td>409</td></tr>
 * <tr><td>NOTHING_TO_DEPLOY</td><td>409</td></tr>
 * <tr><td>FUNCTION_SUSPENDED</td><td>409</td></tr>
 * <tr><td>SITE_SUSPENDED</td><td>409</td></tr>
 * <tr><td>FUNCTION_THREW</td><td>502</td></tr>
 * <tr><td>FUNCTION_MALFORMED_RESPONSE</td><td>502</td></tr>
 * <tr><td>FUNCTION_TIMED_OUT</td><td>504</td></tr>
 * <tr><td>FUNCTION_MEMORY_EXCEEDED</td><td>502</td></tr>
 * <tr><td>FUNCTION_START_FAILED</td><td>502</td></tr>
 * <tr><td>INTERNAL_ERROR</td><td>500</td></tr>
 * <tr><td>DATABASE_UNAVAILABLE</td><td>503</td></tr>
 * <tr><td>SERVER_BUSY</td><td>503</td></tr>
 * <tr><td>KEY_NOT_ACCEPTED</td><td>401</td></tr>
 * <tr><td>TOKEN_EXCHANGE_UNAVAILABLE</td><td>503</td></tr>
 * <tr><td>TOKEN_EXCHANGE_NOT_CONFIGURED</td><td>503</td></tr>
 * <tr><td>IDEMPOTENCY_KEY_INVALID</td><td>400</td></tr>
 * <tr><td>IDEMPOTENCY_KEY_REUSED</td><td>422</td></tr>
 * <tr><td>REQUEST_IN_PROGRESS</td><td>409</td></tr>
 * <tr><td>ANSWER_NOT_KEPT</td><td>409</td></tr>
 * </table>
 */
public enum ErrorCode {
    /** The request carries no valid bearer token. */
    AUTHENTICATION_REQUIRED(ErrorKind.CALLER, "headers_validation_error", "The request carries no valid bearer token."),
    /** The caller lacks the permission that the operation needs; the message names it. */
    PERMISSION_DENIED(
            ErrorKind.CALLER,
            "authorization_error",
            "The caller lacks the permission that the operation needs; the message names it."),
    /** The token carries no site; the claim is named by functions.security.site-claim. */
    SITE_MISSING(
            ErrorKind.CALLER,
            "authorization_error",
            "The token carries no site; the claim is named by functions.security.site-claim."),
    /** The resource does not exist in the site of the caller. */
    NOT_FOUND(ErrorKind.CALLER, "resource_not_found_error", "The resource does not exist in the site of the caller."),
    /** No operation is served at this path. */
    ROUTE_NOT_FOUND(ErrorKind.CALLER, "route_not_found_error", "No operation is served at this path."),
    /** The path exists, but not for this HTTP method. */
    METHOD_NOT_ALLOWED(ErrorKind.CALLER, "route_not_found_error", "The path exists, but not for this HTTP method."),
    /** The request body is not the JSON that the operation reads. */
    MALFORMED_JSON(
            ErrorKind.CALLER, "malformed_input_error", "The request body is not the JSON that the operation reads."),
    /** The request body is not the multipart/form-data that the operation reads. */
    MALFORMED_FORM(
            ErrorKind.CALLER,
            "malformed_input_error",
            "The request body is not the multipart/form-data that the operation reads."),
    /** A value of the request is missing or outside of what is allowed; the details name it. */
    VALIDATION_FAILED(
            ErrorKind.CALLER,
            "input_validation_error",
            "A value of the request is missing or outside of what is allowed; the details name it."),
    /** A namespace, operation or parameter breaks a rule of the key-value store; the details name it. Nothing was done. */
    KV_REQUEST_INVALID(
            ErrorKind.CALLER,
            "input_validation_error",
            "A namespace, operation or parameter breaks a rule of the key-value store; the details name it. Nothing was"
                    + " done."),
    /** Another function of the site has this name. */
    NAME_TAKEN(ErrorKind.CALLER, "resource_already_exists_error", "Another function of the site has this name."),
    /** The request body has a media type that the operation does not read. */
    UNSUPPORTED_MEDIA_TYPE(
            ErrorKind.CALLER,
            "headers_validation_error",
            "The request body has a media type that the operation does not read."),
    /** The resource is not in a state that allows the operation. */
    INVALID_STATE(
            ErrorKind.CALLER,
            "invalid_resource_state_error",
            "The resource is not in a state that allows the operation."),
    /** Somebody else changed the resource since it was read; read it again and repeat the change. */
    EDIT_CONFLICT(
            ErrorKind.CALLER,
            "resource_locked_error",
            "Somebody else changed the resource since it was read; read it again and repeat the change."),
    /** The code of a version is larger than functions.version.code-bytes, or its archive than functions.version.archive-*. */
    CODE_TOO_LARGE(
            ErrorKind.LIMIT,
            "invalid_length_error",
            "The code of a version is larger than functions.version.code-bytes, or its archive holds more than"
                    + " functions.version.archive-bytes, -unpacked-bytes or -entries allow."),
    /** Names and values of the environment variables together exceed functions.version.environment-bytes. */
    ENVIRONMENT_TOO_LARGE(
            ErrorKind.LIMIT,
            "invalid_length_error",
            "Names and values of the environment variables together exceed functions.version.environment-bytes."),
    /** The site already has functions.site.function-count functions. */
    FUNCTION_LIMIT_REACHED(
            ErrorKind.LIMIT,
            "resource_limit_exceeded_error",
            "The site already has functions.site.function-count functions."),
    /** The function already has functions.function.tags tags. */
    TAG_LIMIT_REACHED(
            ErrorKind.LIMIT, "resource_limit_exceeded_error", "The function already has functions.function.tags tags."),
    /** The site already has functions.site.schedule-count scheduled triggers. */
    SCHEDULE_LIMIT_REACHED(
            ErrorKind.LIMIT,
            "resource_limit_exceeded_error",
            "The site already has functions.site.schedule-count scheduled triggers."),
    /** The site already has functions.site.event-binding-count bindings of events. */
    EVENT_BINDING_LIMIT_REACHED(
            ErrorKind.LIMIT,
            "resource_limit_exceeded_error",
            "The site already has functions.site.event-binding-count bindings of events."),
    /** The site already runs functions.site.concurrent-invocations invocations; repeat later. */
    CONCURRENCY_LIMIT_REACHED(
            ErrorKind.LIMIT,
            "resource_limit_exceeded_error",
            "The site already runs functions.site.concurrent-invocations invocations; repeat later."),
    /** As many invocations of the function are in progress as the zone_requests_limit of its scaling policy allows; repeat later. */
    REQUESTS_LIMIT_REACHED(
            ErrorKind.LIMIT,
            "resource_limit_exceeded_error",
            "As many invocations of the function are in progress as the zone_requests_limit of its scaling policy allows; repeat"
                    + " later."),
    /** The invocation waited functions.scaling.queue-time-limit-ms for an instance; the scaling policy allows no more. Repeat later. */
    INSTANCES_LIMIT_REACHED(
            ErrorKind.LIMIT,
            "resource_limit_exceeded_error",
            "The invocation waited functions.scaling.queue-time-limit-ms for one of the instances that the zone_instances_limit of"
                    + " the scaling policy allows; it did not run. Repeat later."),
    /** The function already has functions.scaling.policy-count scaling policies. */
    SCALING_POLICY_LIMIT_REACHED(
            ErrorKind.LIMIT,
            "resource_limit_exceeded_error",
            "The function already has functions.scaling.policy-count scaling policies."),
    /** The site or the server has functions.site.log-tails or functions.log.tails tails of logs open; repeat later. */
    TAIL_LIMIT_REACHED(
            ErrorKind.LIMIT,
            "resource_limit_exceeded_error",
            "The site or the server has functions.site.log-tails or functions.log.tails tails of logs open; repeat later."),
    /** As many asynchronous invocations of the function or the site have not ended as functions.async.waiting-calls and functions.site.async-waiting-calls allow; repeat later. */
    ASYNC_LIMIT_REACHED(
            ErrorKind.LIMIT,
            "resource_limit_exceeded_error",
            "As many asynchronous invocations of the function or the site have not ended as functions.async.waiting-calls"
                    + " and functions.site.async-waiting-calls allow; repeat later."),
    /** The request body is larger than the operation reads; for an invocation functions.invocation.request-body-bytes. */
    BODY_TOO_LARGE(
            ErrorKind.LIMIT,
            "invalid_length_error",
            "The request body is larger than the operation reads; for an invocation functions.invocation.request-body-bytes."),
    /** The address of an invocation is longer than functions.invocation.url-bytes. */
    URL_TOO_LONG(
            ErrorKind.LIMIT,
            "invalid_length_error",
            "The address of an invocation is longer than functions.invocation.url-bytes."),
    /** The headers exceed functions.invocation.request-headers or functions.invocation.request-header-bytes. */
    HEADERS_TOO_LARGE(
            ErrorKind.LIMIT,
            "invalid_length_error",
            "The headers exceed functions.invocation.request-headers or functions.invocation.request-header-bytes."),
    /** The function has no current version yet; deploy one. */
    NO_CURRENT_VERSION(
            ErrorKind.CALLER, "invalid_resource_state_error", "The function has no current version yet; deploy one."),
    /** No version of the function has the tag that was named. */
    TAG_NOT_FOUND(
            ErrorKind.CALLER, "resource_not_found_error", "No version of the function has the tag that was named."),
    /** The draft of the function has no handler yet; write one. */
    NOTHING_TO_BUILD(
            ErrorKind.CALLER,
            "invalid_resource_state_error",
            "The draft of the function has no handler yet; write one."),
    /** The function has no version whose build has completed; build one. */
    NOTHING_TO_DEPLOY(
            ErrorKind.CALLER,
            "invalid_resource_state_error",
            "The function has no version whose build has completed; build one."),
    /** The function is suspended; the message says since when, by whom and why. */
    FUNCTION_SUSPENDED(
            ErrorKind.CALLER,
            "invalid_resource_state_error",
            "The function is suspended; the message says since when, by whom and why."),
    /** The site is suspended with all its functions; the message says since when, by whom and why. */
    SITE_SUSPENDED(
            ErrorKind.CALLER,
            "invalid_resource_state_error",
            "The site is suspended with all its functions; the message says since when, by whom and why."),
    /** The policy of the server or of the site does not allow the engine of the current version; the message says which policy. */
    ENGINE_NOT_ALLOWED(
            ErrorKind.CALLER,
            "invalid_resource_state_error",
            "The policy of the server or of the site does not allow the engine of the current version; the message says"
                    + " which policy."),
    /** The engine of the current version is not installed on this server; the message says how it is installed. */
    ENGINE_NOT_INSTALLED(
            ErrorKind.PLATFORM,
            "service_unavailable_error",
            "The engine of the current version is not installed on this server; the message says how it is installed."),
    /** The handler threw or rejected; type, message and stack are in the details. */
    FUNCTION_THREW(
            ErrorKind.FUNCTION,
            "bad_gateway_error",
            "The handler threw or rejected; type, message and stack are in the details."),
    /** The handler did not return a result that can be answered. */
    FUNCTION_MALFORMED_RESPONSE(
            ErrorKind.FUNCTION, "bad_gateway_error", "The handler did not return a result that can be answered."),
    /** The invocation was stopped at a limit of time: run-time-limit-ms or cpu-time-limit-ms of functions.invocation. */
    FUNCTION_TIMED_OUT(
            ErrorKind.FUNCTION,
            "gateway_timeout_error",
            "The invocation ran longer than functions.invocation.run-time-limit-ms, or used more processor time than"
                    + " functions.invocation.cpu-time-limit-ms, and was stopped; the message says which."),
    /** The invocation was stopped at a limit of memory; the message says which. */
    FUNCTION_MEMORY_EXCEEDED(
            ErrorKind.FUNCTION,
            "bad_gateway_error",
            "The invocation allocated more memory than functions.invocation.allocated-bytes, its instance held more than"
                    + " functions.instance.held-bytes, or it allocated much while the server was short of memory, and was"
                    + " stopped; the message says which."),
    /** Another invocation that its instance ran at the same time was stopped at a limit, and this one with it. */
    FUNCTION_ABORTED(
            ErrorKind.FUNCTION,
            "bad_gateway_error",
            "Another invocation that its instance ran at the same time (concurrency of the version) was stopped at a limit,"
                    + " and this one with it; the message says at which."),
    /** The instance runs an invocation of the same id. */
    INVOCATION_ID_IN_USE(
            ErrorKind.CALLER,
            "invalid_resource_state_error",
            "The instance runs an invocation of the same id; each needs an id of its own."),
    /** The module of the version threw while it was loaded, before its handler ran. */
    FUNCTION_START_FAILED(
            ErrorKind.FUNCTION,
            "bad_gateway_error",
            "The module of the version threw while it was loaded, before its handler ran."),
    /** The platform failed; the incident id of the answer is in the log of the server. */
    INTERNAL_ERROR(
            ErrorKind.PLATFORM,
            "internal_server_error",
            "The platform failed; the incident id of the answer is in the log of the server."),
    /** The database does not answer; repeat later. */
    DATABASE_UNAVAILABLE(
            ErrorKind.PLATFORM, "service_unavailable_error", "The database does not answer; repeat later."),
    /** The server has no thread to spare for the operation; repeat later. */
    SERVER_BUSY(
            ErrorKind.PLATFORM,
            "service_unavailable_error",
            "The server has no thread to spare for the operation; repeat later."),

    // tokens
    /** Key id and secret are not those of a key that gets this kind of token. */
    KEY_NOT_ACCEPTED(
            ErrorKind.CALLER,
            "authorization_error",
            "Key id and secret are not those of a key that gets this kind of token."),
    /** The identity provider does not answer, or too many keys are being exchanged; repeat later. */
    TOKEN_EXCHANGE_UNAVAILABLE(
            ErrorKind.PLATFORM,
            "service_unavailable_error",
            "The identity provider does not answer, or too many keys are being exchanged; repeat later."),
    /** This server does not exchange keys, because functions.security.token-url is not set; ask the identity provider. */
    TOKEN_EXCHANGE_NOT_CONFIGURED(
            ErrorKind.PLATFORM,
            "service_unavailable_error",
            "This server does not exchange keys, because functions.security.token-url is not set; ask the identity"
                    + " provider."),

    // idempotency
    /** The idempotency key is not 1 to 255 visible ASCII characters and spaces, or there are two that differ. */
    IDEMPOTENCY_KEY_INVALID(
            ErrorKind.CALLER,
            "headers_validation_error",
            "The idempotency key is not 1 to 255 visible ASCII characters and spaces, or there are two that differ."),
    /** The idempotency key came before with another method, path or body. */
    IDEMPOTENCY_KEY_REUSED(
            ErrorKind.CALLER,
            "input_validation_error",
            "The idempotency key came before with another method, path or body."),
    /** A request with this idempotency key is being worked on; repeat later. */
    REQUEST_IN_PROGRESS(
            ErrorKind.CALLER,
            "resource_locked_error",
            "A request with this idempotency key is being worked on; repeat later."),
    /** The request with this idempotency key was carried out, but its answer exceeds functions.idempotency.answer-bytes. */
    ANSWER_NOT_KEPT(
            ErrorKind.CALLER,
            "invalid_resource_state_error",
            "The request with this idempotency key was carried out, but its answer exceeds"
                    + " functions.idempotency.answer-bytes and was not kept.");

    private final ErrorKind kind;
    private final String type;
    private final String sentence;

    ErrorCode(ErrorKind kind, String type, String sentence) {
        this.kind = kind;
        this.type = type;
        this.sentence = sentence;
    }

    /** Returns whose side the error is on. */
    public ErrorKind kind() {
        return kind;
    }

    /** Returns the type name that the public contract uses for this error, for example {@code resource_not_found_error}. */
    public String type() {
        return type;
    }

    /** Returns the sentence that describes the code in the documentation. */
    public String sentence() {
        return sentence;
    }
}
