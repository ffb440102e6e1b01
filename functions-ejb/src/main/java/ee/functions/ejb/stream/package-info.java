// SPDX-License-Identifier: Apache-2.0
/** The event stream: events leave through a table of their own, as CloudEvents, to RabbitMQ or a topic of the server. */
@NullMarked
package ee.functions.ejb.stream;

import org.jspecify.annotations.NullMarked;
