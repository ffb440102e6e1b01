// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.egress;

/** An entry of a list of targets is not well-formed. */
public final class MalformedEgressEntry extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final int index;

    MalformedEgressEntry(int index, String whatIsAllowed) {
        super(whatIsAllowed);
        this.index = index;
    }

    /** The position of the entry in its list, from 0. */
    public int index() {
        return index;
    }
}
