// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.version;

/** How a build ended. */
public enum BuildEnd {
    /** It made an artifact. */
    BUILT,
    /** It refused the code. */
    REJECTED,
    /** It broke down. */
    BROKEN
}
