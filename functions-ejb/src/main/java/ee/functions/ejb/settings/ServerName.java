// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What this server is called: {@code functions.server.name}, else what the application server or the machine is called. */
public final class ServerName {
    private ServerName() {}

    /** Returns the name; asks the machine for its own name, but nobody else. */
    public static String of(Settings settings) {
        return settings.optionalText(Setting.SERVER_NAME).orElseGet(ServerName::ofNode);
    }

    private static String ofNode() {
        String node = System.getProperty("jboss.node.name");
        if (node != null && !node.isBlank()) {
            return node;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "unnamed";
        }
    }
}
