// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.audit;

/** What an audit record tells of. The names are stored, so they never change. */
public enum AuditAction {
    /** A function was created. */
    FUNCTION_CREATED,
    /** Name, description or warm instances of a function were changed. */
    FUNCTION_UPDATED,
    /** A function was deleted with all its versions. */
    FUNCTION_DELETED,
    /** A version was handed in; its build may still fail. */
    VERSION_CREATED,
    /** A version became the current one. */
    VERSION_DEPLOYED,
    /** A version was deleted, by a caller or, as the actor {@code system}, because it was obsolete. */
    VERSION_DELETED,
    /** A tag was given to a version, which another one may have had before; the reason names it. */
    TAG_SET,
    /** A tag was removed from the version that it pointed to; the reason names it. */
    TAG_REMOVED,
    /** A function was suspended, by an administrator or, as the actor {@code system}, by the rule. */
    FUNCTION_SUSPENDED,
    /** The suspension of a function was ended before its time. */
    FUNCTION_RESUMED,
    /** A site was suspended with all its functions. */
    SITE_SUSPENDED,
    /** The suspension of a site was ended. */
    SITE_RESUMED,
    /** The egress rules of a site were changed. */
    SITE_EGRESS_CHANGED,
    /** The engines that a site may use were changed. */
    SITE_ENGINES_CHANGED,
    /** How far the invocations of a function by a tag may scale was set; the reason names the tag and the numbers. */
    SCALING_POLICY_SET,
    /** The scaling policy of a function for a tag was removed; the reason names the tag. */
    SCALING_POLICY_REMOVED,
    /** A scheduled trigger of a function was created; the reason names it. */
    SCHEDULE_CREATED,
    /** A scheduled trigger of a function was changed, paused or resumed; the reason names it and what was changed. */
    SCHEDULE_UPDATED,
    /** A scheduled trigger of a function was deleted; the reason names it. */
    SCHEDULE_DELETED,
    /** The policy of asynchronous invocation of a tag was set; the reason names the tag. */
    ASYNC_POLICY_SET,
    /** The policy of asynchronous invocation of a tag was removed; the reason names the tag. */
    ASYNC_POLICY_REMOVED,
    /** An asynchronous invocation that was given up was ordered to run again; the reason names it. */
    ASYNC_INVOCATION_RUN_AGAIN,
    /** An asynchronous invocation was deleted, one that waited among them; the reason names it. */
    ASYNC_INVOCATION_DELETED,
    /** A binding of events to a function was created; the reason names it. */
    EVENT_BINDING_CREATED,
    /** A binding of events to a function was changed; the reason names it and what was changed. */
    EVENT_BINDING_UPDATED,
    /** A binding of events to a function was deleted; the reason names it. */
    EVENT_BINDING_DELETED,
    /** A site was given another name. */
    SITE_RENAMED
}
