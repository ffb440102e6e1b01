// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

/** What makes the platform invoke a function when nobody has sent a request. */
public sealed interface InvocationCause permits ScheduleTick, EventDelivery {}
