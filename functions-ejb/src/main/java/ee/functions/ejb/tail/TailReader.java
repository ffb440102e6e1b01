// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.tail;

import ee.functions.ejb.log.LogEntryValue;

/**
 * Who gets the entries of a tail. No method waits: what cannot be sent at once is kept by the reader, until it has no room.
 * Calls come from several threads, one at a time.
 */
public interface TailReader {
    /** Returns whether it takes one more entry now; one that does not is given the same entry again later. */
    boolean hasRoom();

    /**
     * Takes an entry.
     *
     * @param position where a later tail goes on behind this entry, a short opaque text
     */
    void entry(String position, LogEntryValue entry);

    /** Learns that the tail still lives and where it is; called at its start and when there was nothing for a while. */
    void alive(String position);

    /**
     * Learns that the tail ends; nothing follows.
     *
     * @param why a sentence
     */
    void end(String why);

    /** Returns whether nobody reads any more. */
    boolean isGone();

    /** Ends without waiting for what is not sent yet; used for readers that are too slow. */
    void drop();
}
