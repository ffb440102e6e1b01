// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.log;

import ee.functions.ejb.log.LogEntryValue;
import ee.functions.ejb.tail.TailReader;
import ee.functions.web.async.EventStream;

/** Log entries as events {@code log}, each with the position as its id. */
record LogEvents(EventStream stream) implements TailReader {
    /** A server that is deployed again takes a few seconds. */
    private static final int RETRY_MS = 2000;

    @Override
    public boolean hasRoom() {
        return stream.hasRoom();
    }

    @Override
    public void entry(String position, LogEntryValue entry) {
        stream.event("log", position, LogJson.entry(entry).toString());
    }

    @Override
    public void alive(String position) {
        stream.comment("here", position, RETRY_MS);
    }

    @Override
    public void end(String why) {
        stream.end(why);
    }

    @Override
    public boolean isGone() {
        return stream.isGone();
    }

    @Override
    public void drop() {
        stream.drop();
    }
}
