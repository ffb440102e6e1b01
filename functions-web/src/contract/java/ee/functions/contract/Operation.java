// SPDX-License-Identifier: Apache-2.0
package ee.functions.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An operation of the description.
 *
 * @param path its path, with the names of parameters in braces
 * @param method its method in small letters
 * @param description what the description says about it
 */
public record Operation(String path, String method, ObjectNode description) {
    static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options", "trace");

    /** The parameter that stands for any path below, or for none; OpenAPI has no form of its own for it. */
    private static final String REST = "{path}";

    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]*}");

    /** Returns its name. */
    public String id() {
        return description.get("operationId").textValue();
    }

    /** Returns whether it needs no token. */
    public boolean isPublic() {
        return description.get("security").isEmpty();
    }

    /** Returns the permissions of which a caller needs one; empty if it needs none. */
    public Set<String> permissions() {
        Set<String> permissions = new TreeSet<>();
        for (JsonNode alternative : description.get("security")) {
            alternative.get("bearer").forEach(role -> permissions.add(role.textValue()));
        }
        return permissions;
    }

    /** Returns whether tokens of sites are refused. */
    public boolean usersOnly() {
        return description.path("x-users-only").booleanValue();
    }

    /** Returns the path with its parameters as braces only, by which operations are told apart. */
    public String shape() {
        return PARAMETER.matcher(path).replaceAll("{}");
    }

    /** Returns whether this path has the operation or one of another method. */
    boolean isAt(String requested) {
        String fixed = path.endsWith(REST) ? path.substring(0, path.length() - REST.length()) : path;
        String pattern = PARAMETER
                .splitAsStream(fixed + " ")
                .map(literal -> Pattern.quote(literal.stripTrailing()))
                .collect(Collectors.joining("[^/]+"));
        return requested.matches(pattern + (fixed.equals(path) ? "/?" : "(/.*)?"));
    }

    /** Returns how many characters of the path stand fast: the path with more of them is meant. */
    int literals() {
        return PARAMETER.matcher(path).replaceAll("").length();
    }

    /** Says the operation as in a request line. */
    @Override
    public String toString() {
        return id() + " (" + method.toUpperCase(Locale.ROOT) + " " + path + ")";
    }
}
