// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.function;

import ee.functions.ejb.error.FunctionsException;
import ee.functions.jpa.function.FunctionEntity;
import ee.functions.jpa.function.FunctionRepository;
import jakarta.persistence.EntityNotFoundException;
import java.util.UUID;

/** The one rule by which a function is found: in the site of the caller, or not at all. Needs a transaction. */
public final class SiteFunctions {
    private SiteFunctions() {}

    /** Returns the function; an unknown id and one of another site are both {@code NOT_FOUND}. */
    public static FunctionEntity find(FunctionRepository functions, String siteId, UUID functionId) {
        return functions.findInSite(siteId, functionId).orElseThrow(() -> FunctionsException.notFound("function"));
    }

    /** Locks a function that was found before; {@code NOT_FOUND} if somebody has deleted it meanwhile. */
    public static FunctionEntity lock(FunctionRepository functions, UUID functionId) {
        try {
            return functions.lock(functionId);
        } catch (EntityNotFoundException deletedMeanwhile) {
            throw FunctionsException.notFound("function");
        }
    }
}
