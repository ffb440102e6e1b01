// SPDX-License-Identifier: Apache-2.0
package ee.functions.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one page of the console, and the hash of the only script that stands in it: the import map, which browsers take from nowhere
 * else. With the hash the policy need not allow scripts in pages.
 */
record Page(byte[] html, String importMapHash) {
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

    /**
     * Makes the page of its template.
     *
     * @param contextPath where the application is, which the addresses in the page are relative to
     */
    static Page of(String template, String contextPath) {
        String html = template.replace("@base@", contextPath + "/");
        Matcher importMap = IMPORT_MAP.matcher(html);
        if (!importMap.find()) {
            throw new IllegalStateException("The page of the console has no import map.");
        }
        return new Page(html.getBytes(StandardCharsets.UTF_8), "sha256-" + sha256(importMap.group(1)));
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
