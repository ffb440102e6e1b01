// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

/** What makes the platform invoke a function when nobody waits for the answer to a request. */
public sealed interface InvocationCause permits ScheduleTick, EventDelivery, AsyncCall {}
