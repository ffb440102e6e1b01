// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.regexp;

import java.util.List;

/** The tree of a pattern; its characters are already what ignoring case makes of them. */
sealed interface Node {

    Node EMPTY = new Sequence(List.of());

    /** One character. */
    record Single(int codePoint) implements Node {}

    /** One character of a set. */
    record OneOf(CodePointSet set) implements Node {}

    /** One after the other. */
    record Sequence(List<Node> parts) implements Node {}

    /** The first that leads to a match. */
    record Alternatives(List<Node> choices) implements Node {}

    /** A group that captures. */
    record Capture(int index, Node body) implements Node {}

    /** What a group has captured, once more. */
    record BackReference(int index) implements Node {}

    /** A look ahead, or behind. */
    record Look(boolean behind, boolean negative, Node body) implements Node {}

    /** A place. */
    record Place(Kind kind) implements Node {}

    /** The kinds of places. */
    enum Kind {
        START,
        END,
        WORD_BOUNDARY,
        NO_WORD_BOUNDARY
    }

    /** A repetition; the body's groups are those from the first to before the last. Infinity is the largest int. */
    record Loop(Node body, int min, int max, boolean greedy, int firstGroup, int lastGroup) implements Node {}

    /** The least number of characters that a tree matches. */
    static int minLength(Node node) {
        if (node instanceof Single || node instanceof OneOf) {
            return 1;
        }
        if (node instanceof Sequence sequence) {
            long sum = 0;
            for (Node part : sequence.parts) {
                sum += minLength(part);
            }
            return bounded(sum);
        }
        if (node instanceof Alternatives alternatives) {
            int least = Integer.MAX_VALUE;
            for (Node choice : alternatives.choices) {
                least = Math.min(least, minLength(choice));
            }
            return least;
        }
        if (node instanceof Capture capture) {
            return minLength(capture.body);
        }
        if (node instanceof Loop loop) {
            return bounded((long) loop.min * minLength(loop.body));
        }
        return 0;
    }

    private static int bounded(long length) {
        return (int) Math.min(length, Integer.MAX_VALUE / 2);
    }

    /** Tells whether a tree matches at the start of the text only, if START means that. */
    static boolean isAnchored(Node node) {
        if (node instanceof Place place) {
            return place.kind == Kind.START;
        }
        if (node instanceof Sequence sequence) {
            return !sequence.parts.isEmpty() && isAnchored(sequence.parts.get(0));
        }
        if (node instanceof Alternatives alternatives) {
            return alternatives.choices.stream().allMatch(Node::isAnchored);
        }
        return node instanceof Capture capture && isAnchored(capture.body);
    }
}
