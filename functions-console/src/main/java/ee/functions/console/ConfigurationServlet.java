// SPDX-License-Identifier: Apache-2.0
package ee.functions.console;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Tells the page where to sign in and where the REST interface is. */
@WebServlet("/config.json")
public class ConfigurationServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    transient ConsoleSettings settings;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = settings.json().getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/json;charset=UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
