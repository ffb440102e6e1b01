// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.async;

import ee.functions.ejb.host.JavaScriptHost;
import ee.functions.ejb.tail.LogTailService;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.time.Duration;

/**
 * Ends what runs before the application stops to answer: a request that is still open when its web application is gone is
 * never answered, and keeps the application in memory for as long as its caller waits.
 */
public class LastAnswers implements ServletContextListener {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @Inject
    JavaScriptHost host;

    @Inject
    LogTailService tails;

    @Inject
    OpenAnswers answers;

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        tails.stop();
        host.close();
        answers.finish(PATIENCE);
    }
}
