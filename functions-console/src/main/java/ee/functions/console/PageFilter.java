// SPDX-License-Identifier: Apache-2.0
package ee.functions.console;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Answers every address that is no file with the page, whose script knows the addresses. Files come from {@link PackedFiles} or
 * from the container. All answers carry the headers that keep a browser from doing more than the console needs. Nothing here needs a
 * token: the page holds nothing of a site, and what it shows it asks of the REST interface in the name of its user.
 */
@WebFilter("/*")
public class PageFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String TEMPLATE = "/WEB-INF/page.html";
    private static final String LIBRARIES = "/lib/";

    @Inject
    transient ConsoleSettings settings;

    private transient Page page = new Page(new byte[0], "");
    private transient @Nullable PackedFiles files;
    private String policy = "default-src 'none'";

    @Override
    public void init(FilterConfig config) throws ServletException {
        super.init(config);
        var context = config.getServletContext();
        try (InputStream template = context.getResourceAsStream(TEMPLATE)) {
            if (template == null) {
                throw new ServletException("The console was packed without its page.");
            }
            page = Page.of(new String(template.readAllBytes(), StandardCharsets.UTF_8), context.getContextPath());
        } catch (IOException e) {
            throw new ServletException(e);
        }
        files = new PackedFiles(context);
        policy = policy(
                page.importMapHash(),
                settings.providerOrigin().map(origin -> " " + origin).orElse(""));
    }

    /** Styles are allowed in the page because the editor writes its own; scripts are not. */
    private static String policy(String importMapHash, String provider) {
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self' '" + importMapHash + "'",
                "worker-src 'self'",
                "style-src 'self' 'unsafe-inline'",
                "img-src 'self' data:",
                "font-src 'self' data:",
                "connect-src 'self'" + provider,
                "manifest-src 'self'",
                "base-uri 'self'",
                "form-action 'none'",
                "frame-ancestors 'none'");
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!settings.served()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setHeader("Content-Security-Policy", policy);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        String path = request.getRequestURI().substring(request.getContextPath().length());
        // The version of a library stands in its address, so what is there never changes. All else is asked for again
        // each time, a library that is not there too: another server may have it while they are upgraded in turn.
        boolean lasting = path.startsWith(LIBRARIES) && getServletContext().getResource(path) != null;
        response.setHeader("Cache-Control", lasting ? "public, max-age=31536000, immutable" : "no-cache");
        if (isFile(path)) {
            if (files == null || !files.answer(path, request, response)) {
                chain.doFilter(request, response);
            }
            return;
        }
        String method = request.getMethod();
        if (!"GET".equals(method) && !"HEAD".equals(method)) {
            response.setHeader("Allow", "GET, HEAD");
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(page.html().length);
        if ("GET".equals(method)) {
            response.getOutputStream().write(page.html());
        }
    }

    /** Addresses of the console have no dot in their last part, files do, but for the licences of libraries. */
    private static boolean isFile(String path) {
        return path.startsWith(LIBRARIES) || path.indexOf('.', path.lastIndexOf('/') + 1) >= 0;
    }
}
