// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.log;

/** What waits in memory for the database, in the order in which it happened. */
public sealed interface LogEvent permits LogLine, InvocationRecord {}
