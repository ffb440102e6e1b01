// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.draft;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The draft of one function: what a build makes a version of. Changing it changes no version. */
@Entity
@Table(name = "function_draft")
public class DraftEntity {

    @Id
    @Column(name = "function_id", nullable = false)
    private UUID functionId;

    @Column(name = "template", length = 32)
    private @Nullable String template;

    @Column(name = "runtime", length = 32)
    private @Nullable String runtime;

    @Lob
    @Column(name = "handler")
    private @Nullable String handler;

    public UUID getFunctionId() {
        return functionId;
    }

    public void setFunctionId(UUID functionId) {
        this.functionId = functionId;
    }

    public @Nullable String getTemplate() {
        return template;
    }

    public void setTemplate(@Nullable String template) {
        this.template = template;
    }

    public @Nullable String getRuntime() {
        return runtime;
    }

    public void setRuntime(@Nullable String runtime) {
        this.runtime = runtime;
    }

    /** The source of the handler, null as long as nobody has written one. */
    public @Nullable String getHandler() {
        return handler;
    }

    public void setHandler(@Nullable String handler) {
        this.handler = handler;
    }
}
