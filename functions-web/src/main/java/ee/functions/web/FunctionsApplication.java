// SPDX-License-Identifier: Apache-2.0
package ee.functions.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/**
 * The REST application, at the root of its web application. Resources and providers are found by scanning; which of them
 * answers whom is decided by {@link ee.functions.web.permission.PermissionFeature}.
 */
@ApplicationPath("/")
public class FunctionsApplication extends Application {}
