// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.permit;

/**
 * Turns at one moment.
 *
 * @param running how many are on a thread or about to be
 * @param waiting how many wait because their site holds all the threads it may
 */
public record TurnFigures(int running, int waiting) {
    /** No turns. */
    public static final TurnFigures NONE = new TurnFigures(0, 0);

    /** Returns both together. */
    TurnFigures plus(TurnFigures other) {
        return new TurnFigures(running + other.running, waiting + other.waiting);
    }
}
