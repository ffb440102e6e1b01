// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.error;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.web.fixture.Requests;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContainerErrorServletTest {
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final Map<String, String> headers = new HashMap<>();
    private int status;

    @Test
    void aMissingTokenGetsTheUsualBodyAndKeepsTheChallengeOfTheContainer() throws IOException {
        headers.put("WWW-Authenticate", "Bearer error=\"invalid_token\"");

        answer(Requests.get("http://localhost/faas/container-error")
                .header("X-Request-Id", "req-1")
                .error(Map.of(
                        RequestDispatcher.ERROR_STATUS_CODE,
                        401,
                        RequestDispatcher.ERROR_REQUEST_URI,
                        "/faas/functions"))
                .build());

        assertThat(status).isEqualTo(401);
        assertThat(headers)
                .containsEntry("WWW-Authenticate", "Bearer error=\"invalid_token\"")
                .containsEntry("X-Request-Id", "req-1")
                .containsEntry("Content-Type", "application/json");
        assertThat(json().getString("type")).isEqualTo("headers_validation_error");
        assertThat(json().getString("instance")).isEqualTo("/faas/functions#req-1");
    }

    @Test
    void aFailureOfTheContainerIsAnIncidentWithoutItsMessage() throws IOException {
        answer(Requests.get("http://localhost/faas/container-error")
                .error(Map.of(
                        RequestDispatcher.ERROR_STATUS_CODE,
                        500,
                        RequestDispatcher.ERROR_EXCEPTION,
                        new IllegalStateException("secret")))
                .build());

        assertThat(status).isEqualTo(500);
        assertThat(json()).containsKey("incident_id");
        assertThat(body.toString()).doesNotContain("secret");
    }

    @Test
    void theErrorPageItselfDoesNotExist() throws IOException {
        answer(Requests.get("http://localhost/faas/container-error").build());

        assertThat(status).isEqualTo(404);
    }

    private void answer(HttpServletRequest request) throws IOException {
        new ContainerErrorServlet().service(request, response());
    }

    private JsonObject json() {
        return Json.createReader(new ByteArrayInputStream(body.toByteArray())).readObject();
    }

    private HttpServletResponse response() {
        return (HttpServletResponse) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpServletResponse.class}, (proxy, called, arguments) -> {
                    switch (called.getName()) {
                        case "setStatus" -> status = (Integer) arguments[0];
                        case "setHeader" -> headers.put((String) arguments[0], (String) arguments[1]);
                        case "setContentType" -> headers.put("Content-Type", (String) arguments[0]);
                        case "containsHeader" -> {
                            return headers.containsKey((String) arguments[0]);
                        }
                        case "getOutputStream" -> {
                            return stream();
                        }
                        default -> assertThat(called.getName()).isEqualTo("setContentLength");
                    }
                    return null;
                });
    }

    private ServletOutputStream stream() {
        return new ServletOutputStream() {
            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException("this fixture writes at once");
            }

            @Override
            public void write(int b) {
                body.write(b);
            }
        };
    }
}
