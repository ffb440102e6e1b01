// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.artifact;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;

/** An artifact: what one build of the runtime made of a version. */
@Entity
@Table(name = "artifact")
public class ArtifactEntity {

    @Id
    @Column(name = "version_id", nullable = false)
    private UUID versionId;

    @Column(name = "engine", nullable = false, length = 16)
    private String engine;

    @Column(name = "pipeline_id", nullable = false, length = 255)
    private String pipelineId;

    @Lob
    @Column(name = "script", nullable = false)
    private String script;

    @Lob
    @Column(name = "source_map", nullable = false)
    private String sourceMap;

    @Column(name = "built_at", nullable = false)
    private OffsetDateTime builtAt;

    public UUID getVersionId() {
        return versionId;
    }

    public void setVersionId(UUID versionId) {
        this.versionId = versionId;
    }

    /** The engine that the artifact was built for. */
    public String getEngine() {
        return engine;
    }

    public void setEngine(String engine) {
        this.engine = engine;
    }

    public String getPipelineId() {
        return pipelineId;
    }

    public void setPipelineId(String pipelineId) {
        this.pipelineId = pipelineId;
    }

    public String getScript() {
        return script;
    }

    public void setScript(String script) {
        this.script = script;
    }

    public String getSourceMap() {
        return sourceMap;
    }

    public void setSourceMap(String sourceMap) {
        this.sourceMap = sourceMap;
    }

    public OffsetDateTime getBuiltAt() {
        return builtAt;
    }

    public void setBuiltAt(OffsetDateTime builtAt) {
        this.builtAt = builtAt;
    }
}
