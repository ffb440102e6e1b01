// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.settings;

/** A setting has a value that is not allowed; the deployment fails with this sentence. */
public final class InvalidSetting extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    InvalidSetting(Setting setting, String whatIsAllowed) {
        super("The setting " + setting.key() + " (environment variable " + setting.environmentName() + ") "
                + whatIsAllowed);
    }
}
