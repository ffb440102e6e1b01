// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.migration;

/** The database has not the schema that this release needs; the message says what an operator can do. */
public final class SchemaNotReady extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    public SchemaNotReady(String message) {
        super(message);
    }

    public SchemaNotReady(String message, Throwable cause) {
        super(message, cause);
    }
}
