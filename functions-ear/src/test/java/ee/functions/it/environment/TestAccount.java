// SPDX-License-Identifier: Apache-2.0
package ee.functions.it.environment;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The accounts of {@code server-config/keycloak/functions-realm.json}, with the secrets that the tests start it with. */
public enum TestAccount {
    /** Service account of the first site with every permission. */
    ADMIN("functions-dev", Sites.FIRST, "FUNCTIONS_DEV_SECRET"),
    /** Service account of the first site with {@code functions:read} only. */
    READER_APPLICATION("functions-dev-reader", Sites.FIRST, "FUNCTIONS_DEV_READER_SECRET"),
    /** Service account of the first site with {@code functions:invoke} only. */
    INVOKER_APPLICATION("functions-dev-invoker", Sites.FIRST, "FUNCTIONS_DEV_INVOKER_SECRET"),
    /** Service account of the second site with every permission. */
    OTHER_SITE_ADMIN("functions-dev-other", Sites.SECOND, "FUNCTIONS_DEV_OTHER_SECRET"),
    /** User of the first site who may create, read, update and invoke functions. */
    AUTHOR("author", Sites.FIRST, ""),
    /** User of the first site with {@code functions:read} only. */
    READER("reader", Sites.FIRST, ""),
    /** User of the first site with {@code functions_invoke:create} only. */
    INVOKER("invoker", Sites.FIRST, ""),
    /** User without a site, with {@code functions:administer} only. */
    ADMINISTRATOR("administrator", Sites.NONE, "");

    static final String USERS_PASSWORD = "it-password";
    static final String CLIENT_SECRET = "it-secret";

    private final String login;
    private final String siteId;
    private final String secretVariable;

    TestAccount(String login, String siteId, String secretVariable) {
        this.login = login;
        this.siteId = siteId;
        this.secretVariable = secretVariable;
    }

    /** Returns the client id of a service account, the user name of a user. */
    public String login() {
        return login;
    }

    /** Returns the site that the account's tokens carry; empty if they carry none. */
    public String siteId() {
        return siteId;
    }

    boolean isUser() {
        return secretVariable.isEmpty();
    }

    /** Returns what the realm file takes from the environment. */
    static Map<String, String> realmEnvironment() {
        Map<String, String> environment = Stream.of(values())
                .filter(account -> !account.isUser())
                .collect(Collectors.toMap(account -> account.secretVariable, account -> CLIENT_SECRET));
        environment.put("FUNCTIONS_USERS_PASSWORD", USERS_PASSWORD);
        return environment;
    }

    private static final class Sites {
        static final String NONE = "";
        static final String FIRST = "7d0e4a52-6f1b-4f0c-9a57-1c2b6a3d0001";
        static final String SECOND = "7d0e4a52-6f1b-4f0c-9a57-1c2b6a3d0002";
    }
}
