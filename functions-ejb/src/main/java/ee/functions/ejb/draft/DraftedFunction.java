// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.draft;

import ee.functions.ejb.function.FunctionValue;
import org.jspecify.annotations.Nullable;

/**
 * A function with its draft.
 *
 * @param function the function as all callers see it
 * @param createdBy who created it, null if nobody has noted it
 * @param draft what its next build is made of, {@link Draft#NONE} if it has no draft
 */
public record DraftedFunction(
        FunctionValue function, @Nullable String createdBy, Draft draft) {}
