// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.error;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.error.FunctionsException.Detail;
import ee.functions.web.request.RequestTrace;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorBodyTest {
    private static final RequestTrace TRACE = new RequestTrace("req-1", "/faas/functions", "192.0.2.7");

    @Test
    void aProblemWithDetailsServesEveryReader() {
        Problem problem = Failures.problem(
                new InvalidInputException(List.of(
                        new ErrorDetail("name", ErrorDetail.MISSING, "is required and must be a string"),
                        new ErrorDetail("warm_instances", ErrorDetail.WRONG_TYPE, "must be an integer"))),
                "req-1");

        assertThat(ErrorBody.of(problem, TRACE, false)).isEqualTo(json("""
                {
                  "message": "Input is invalid: name is required and must be a string; warm_instances must be an integer.",
                  "type": "input_validation_error",
                  "ref": "docs/ERRORS.md#validation_failed",
                  "error_details": {
                    "name": [{
                      "message": "is required and must be a string",
                      "type": "missing_value_error",
                      "ref": "docs/ERRORS.md#missing_value_error"
                    }],
                    "warm_instances": [{
                      "message": "must be an integer",
                      "type": "invalid_type_error",
                      "ref": "docs/ERRORS.md#invalid_type_error"
                    }]
                  },
                  "error": "Input is invalid: name is required and must be a string; warm_instances must be an integer.",
                  "status": "error",
                  "code": "VALIDATION_FAILED",
                  "title": "A value of the request is missing or outside of what is allowed; the details name it.",
                  "detail": "Input is invalid: name is required and must be a string; warm_instances must be an integer.",
                  "instance": "/faas/functions#req-1",
                  "request_id": "req-1"
                }
                """));
    }

    @Test
    void aProblemOfTheServiceKeepsItsSentenceAndItsDetails() {
        Problem problem = Failures.problem(FunctionsException.invalid("name", "letters and digits."), "req-1");

        assertThat(ErrorBody.of(problem, TRACE, false)).isEqualTo(json("""
                {
                  "message": "The value of 'name' is not allowed: letters and digits.",
                  "type": "input_validation_error",
                  "ref": "docs/ERRORS.md#validation_failed",
                  "error_details": {
                    "name": [{
                      "message": "letters and digits.",
                      "type": "invalid_value_error",
                      "ref": "docs/ERRORS.md#invalid_value_error"
                    }]
                  },
                  "error": "The value of 'name' is not allowed: letters and digits.",
                  "status": "error",
                  "code": "VALIDATION_FAILED",
                  "title": "A value of the request is missing or outside of what is allowed; the details name it.",
                  "detail": "The value of 'name' is not allowed: letters and digits.",
                  "instance": "/faas/functions#req-1",
                  "request_id": "req-1"
                }
                """));
    }

    @Test
    void aThrownFunctionShowsItsStackToThoseWhoMayReadTheCode() {
        assertThat(ErrorBody.of(thrown(), TRACE, true)).isEqualTo(json("""
                {
                  "message": "The function threw.",
                  "type": "bad_gateway_error",
                  "ref": "docs/ERRORS.md#function_threw",
                  "error_details": {},
                  "error": "The function threw.",
                  "status": "error",
                  "code": "FUNCTION_THREW",
                  "title": "The handler threw or rejected; type, message and stack are in the details.",
                  "detail": "The function threw.",
                  "instance": "/faas/functions#req-1",
                  "request_id": "req-1",
                  "invocation_id": "inv-1",
                  "errorMessage": "boom",
                  "errorType": "TypeError",
                  "stackTrace": ["TypeError: boom", "    at onInvoke (function.js:3:9)"]
                }
                """));
    }

    @Test
    void anUnknownPathIsToldAsThePlatformTellsIt() {
        JsonObject body = ErrorBody.of(HttpRefusals.problem(404), TRACE, false);

        assertThat(body.getString("error_msg")).isEqualTo("404 Route Not Found");
        assertThat(body.getString("type")).isEqualTo("route_not_found_error");
        assertThat(ErrorBody.of(Failures.problem(FunctionsException.notFound("function"), "req-1"), TRACE, false))
                .doesNotContainKey("error_msg");
    }

    @Test
    void aThrownFunctionHidesItsStackFromAllOthers() {
        assertThat(ErrorBody.of(thrown(), TRACE, false))
                .doesNotContainKey("stackTrace")
                .containsKeys("errorMessage", "errorType");
    }

    private static Problem thrown() {
        return Failures.problem(
                new FunctionsException(
                        ErrorCode.FUNCTION_THREW,
                        "The function threw.",
                        List.of(
                                new Detail(Detail.ERROR_TYPE, "TypeError"),
                                new Detail(Detail.ERROR_MESSAGE, "boom"),
                                new Detail(Detail.STACK, "TypeError: boom\n    at onInvoke (function.js:3:9)"),
                                new Detail(Detail.INVOCATION_ID, "inv-1"))),
                "req-1");
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }
}
