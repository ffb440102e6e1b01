// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.scaling;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.error.FunctionsException.Detail;
import ee.functions.ejb.function.FunctionRules;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.ejb.tag.TagName;
import java.util.ArrayList;
import java.util.List;

/** What a scaling policy may be, and how many of them a function may have. */
record ScalingRules(int instances, int requests, int policies) {
    static ScalingRules from(Settings settings) {
        return new ScalingRules(
                settings.number(Setting.SCALING_INSTANCES_LIMIT),
                settings.number(Setting.SCALING_REQUESTS_LIMIT),
                settings.number(Setting.SCALING_POLICY_COUNT));
    }

    /** Tells whether a tag can have that name. */
    static boolean isTag(String tag) {
        return TagName.isNamed(tag) || TagName.isReserved(tag);
    }

    /** Returns if the policy is allowed; else throws {@code VALIDATION_FAILED} with a detail for each field. */
    void check(String tag, NewScalingPolicy wanted) {
        List<Detail> details = new ArrayList<>();
        if (!isTag(tag)) {
            details.add(new Detail("tag", TagName.CURRENT + ", " + TagName.LATEST + ", or " + TagName.ALLOWED + "."));
        }
        range(details, "zone_instances_limit", wanted.zoneInstancesLimit(), instances, Setting.SCALING_INSTANCES_LIMIT);
        if (range(details, "zone_requests_limit", wanted.zoneRequestsLimit(), requests, Setting.SCALING_REQUESTS_LIMIT)
                && wanted.zoneRequestsLimit() != 0
                && wanted.zoneRequestsLimit() < wanted.zoneInstancesLimit()) {
            details.add(
                    new Detail("zone_requests_limit", "0 for no limit of its own, or at least zone_instances_limit."));
        }
        int provisioned = wanted.provisionedInstancesCount();
        if (provisioned < 0 || provisioned > FunctionRules.MAXIMUM_WARM_INSTANCES) {
            details.add(new Detail(
                    "provisioned_instances_count",
                    "a whole number from 0 to " + FunctionRules.MAXIMUM_WARM_INSTANCES + "."));
        }
        if (!details.isEmpty()) {
            throw new FunctionsException(
                    ErrorCode.VALIDATION_FAILED,
                    "The scaling policy is not allowed; the details say which of its values may be what.",
                    details);
        }
    }

    private static boolean range(List<Detail> details, String field, int value, int maximum, Setting setting) {
        if (value >= 0 && value <= maximum) {
            return true;
        }
        details.add(new Detail(
                field, "a whole number from 0 to " + maximum + " (" + setting.key() + "); 0 is no limit of its own."));
        return false;
    }

    /**
     * Returns if one more policy fits.
     *
     * @param existing how many there are; exact, so the function is locked
     */
    void checkRoom(int existing) {
        if (existing >= policies) {
            throw new FunctionsException(
                    ErrorCode.SCALING_POLICY_LIMIT_REACHED,
                    "The function already has " + existing + " scaling policies; at most " + policies + " are allowed ("
                            + Setting.SCALING_POLICY_COUNT.key() + ").");
        }
    }
}
