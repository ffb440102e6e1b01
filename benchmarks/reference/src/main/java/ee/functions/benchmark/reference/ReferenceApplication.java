// SPDX-License-Identifier: Apache-2.0
package ee.functions.benchmark.reference;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Puts the resource at the root of the WAR. */
@ApplicationPath("/")
public class ReferenceApplication extends Application {}
