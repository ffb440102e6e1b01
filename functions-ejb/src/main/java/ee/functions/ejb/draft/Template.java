// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.draft;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a handler is put into: the language that it is written in. */
public enum Template {
    /** An ES module in JavaScript. */
    JAVASCRIPT("javascript", "function.js"),
    /** An ES module in TypeScript, whose types are taken away and not checked. */
    TYPESCRIPT("typescript", "function.ts");

    private final String id;
    private final String fileName;

    Template(String id, String fileName) {
        this.id = id;
        this.fileName = fileName;
    }

    /** Returns the word for it in JSON and the database. */
    public String id() {
        return id;
    }

    /** Returns the name under which messages and stack traces show the handler; its ending tells the build the language. */
    public String fileName() {
        return fileName;
    }

    /** Returns the template of this id, empty if there is none. */
    public static Optional<Template> of(String id) {
        return Arrays.stream(values())
                .filter(template -> template.id.equals(id))
                .findFirst();
    }

    static String ids() {
        return Arrays.stream(values()).map(Template::id).collect(Collectors.joining(", "));
    }
}
