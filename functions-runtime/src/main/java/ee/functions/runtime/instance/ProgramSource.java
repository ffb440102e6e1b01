// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import ee.functions.runtime.build.Artifact;
import java.time.LocalDate;
import java.util.Map;

/**
 * All that makes a version runnable.
 *
 * @param versionId the version
 * @param functionId the function it belongs to
 * @param siteId the site the function belongs to
 * @param fileName the name that stack traces show
 * @param artifact what the build made of it
 * @param environment its environment variables
 * @param compatibilityDate the behaviour it asked for
 * @param concurrency how many invocations an instance of it runs at a time, 1 to {@value #MOST_CONCURRENCY}
 */
public record ProgramSource(
        String versionId,
        String functionId,
        String siteId,
        String fileName,
        Artifact artifact,
        Map<String, String> environment,
        LocalDate compatibilityDate,
        int concurrency) {

    /** How many invocations an instance runs at a time at most. */
    public static final int MOST_CONCURRENCY = 100;

    public ProgramSource {
        environment = Map.copyOf(environment);
        if (concurrency < 1 || concurrency > MOST_CONCURRENCY) {
            throw new IllegalArgumentException("concurrency must be 1 to " + MOST_CONCURRENCY + ": " + concurrency);
        }
    }

    /** One whose instances run one invocation at a time. */
    public ProgramSource(
            String versionId,
            String functionId,
            String siteId,
            String fileName,
            Artifact artifact,
            Map<String, String> environment,
            LocalDate compatibilityDate) {
        this(versionId, functionId, siteId, fileName, artifact, environment, compatibilityDate, 1);
    }

    /** Leaves the environment out, so that no log ever shows a value of it. */
    @Override
    public String toString() {
        return "ProgramSource[version " + versionId + " of function " + functionId + "]";
    }
}
