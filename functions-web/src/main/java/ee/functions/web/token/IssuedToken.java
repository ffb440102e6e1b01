// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.token;

import java.util.Optional;

/**
 * A bearer token that the identity provider has issued for a key. A secret: its text names only the site.
 *
 * @param token the token itself
 * @param expiresIn for how many seconds it is valid
 * @param site the site that it names, empty if none
 * @param ofSite whether it is one of a site, for applications
 */
public record IssuedToken(String token, long expiresIn, Optional<String> site, boolean ofSite) {
    @Override
    public String toString() {
        return "token of " + site.orElse("no site");
    }
}
