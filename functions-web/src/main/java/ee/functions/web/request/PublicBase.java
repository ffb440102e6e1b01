// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.request;

import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of this application as the caller sees it, without a slash at its end: the setting
 * {@code functions.http.public-base}, else what a proxy says in {@code Forwarded} (RFC 7239) or {@code X-Forwarded-*}, else
 * the address of the request. A proxy header that is not well formed is ignored.
 */
@ApplicationScoped
public class PublicBase {
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:[A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::\\d{1,5})?");
    private static final Pattern PREFIX = Pattern.compile("(?:/[A-Za-z0-9._~%-]+)+");

    @Inject
    Settings settings;

    /** Returns the base of every path that this application serves. */
    public String of(HttpServletRequest request) {
        Optional<String> configured = settings.optionalText(Setting.HTTP_PUBLIC_BASE);
        if (configured.isPresent()) {
            return withoutSlash(configured.get());
        }
        String scheme = firstOf(forwarded(request, "proto"), first(request.getHeader("X-Forwarded-Proto")));
        String host = firstOf(forwarded(request, "host"), forwardedHost(request));
        String prefix = first(request.getHeader("X-Forwarded-Prefix"));
        boolean prefixed =
                prefix != null && PREFIX.matcher(withoutSlash(prefix)).matches();
        return (isScheme(scheme) ? scheme : request.getScheme())
                + "://"
                + (host != null && AUTHORITY.matcher(host).matches() ? host : ownAuthority(request))
                + (prefixed ? withoutSlash(String.valueOf(prefix)) : "")
                + withoutSlash(request.getContextPath());
    }

    private static boolean isScheme(@Nullable String text) {
        return "http".equals(text) || "https".equals(text);
    }

    private static String ownAuthority(HttpServletRequest request) {
        String name = request.getServerName();
        String host = name.indexOf(':') >= 0 && !name.startsWith("[") ? "[" + name + "]" : name;
        int port = request.getServerPort();
        boolean usual = port == ("https".equals(request.getScheme()) ? 443 : 80);
        return usual ? host : host + ":" + port;
    }

    private static @Nullable String forwardedHost(HttpServletRequest request) {
        String host = first(request.getHeader("X-Forwarded-Host"));
        String port = first(request.getHeader("X-Forwarded-Port"));
        boolean hasPort = host == null || host.lastIndexOf(':') > host.lastIndexOf(']');
        return hasPort || port == null || "80".equals(port) || "443".equals(port) ? host : host + ":" + port;
    }

    /** Returns a parameter of the first element of the Forwarded header: that of the proxy next to the caller. */
    private static @Nullable String forwarded(HttpServletRequest request, String parameter) {
        String element = first(request.getHeader("Forwarded"));
        if (element == null) {
            return null;
        }
        for (String pair : element.split(";", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && pair.substring(0, equals).strip().equalsIgnoreCase(parameter)) {
                return pair.substring(equals + 1).strip().replace("\"", "");
            }
        }
        return null;
    }

    private static @Nullable String first(@Nullable String list) {
        return list == null ? null : list.split(",", 2)[0].strip();
    }

    private static @Nullable String firstOf(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }

    private static String withoutSlash(String text) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
