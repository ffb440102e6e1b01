// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.egress;

/** Why a function may not reach a target. */
public enum EgressReason {
    /** The port belongs to another protocol (Fetch standard, port blocking). No rule opens it. */
    BLOCKED_PORT("the port is blocked for HTTP"),
    /** An entry of {@code functions.egress.deny} matches. */
    DENIED_BY_SERVER("a rule of the server denies it"),
    /** A deny entry of the site matches. */
    DENIED_BY_SITE("a rule of the site denies it"),
    /** The server allows listed targets only ({@code functions.egress.default}). */
    NOT_LISTED("only listed targets may be reached, and it is not listed"),
    /** The name is one of a private network. */
    INTERNAL_NAME("the name is an internal one"),
    /** The address is private, special or one of this server's own. */
    NOT_PUBLIC("it is not a public address"),
    /** A port below 1024 that is neither 80 nor 443, which needs a rule. */
    SYSTEM_PORT("of the ports below 1024 only 80 and 443 are open"),
    /** The name has no address. Not counted among the refusals. */
    UNRESOLVED("the name cannot be resolved"),
    /** The rules of the site could not be read. */
    NO_RULES("the rules of the site cannot be read at the moment");

    private final String sentence;

    EgressReason(String sentence) {
        this.sentence = sentence;
    }

    /** Says the reason as a part of a sentence. */
    public String sentence() {
        return sentence;
    }
}
