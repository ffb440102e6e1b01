// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.token;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.error.FunctionsException.Detail;
import ee.functions.web.body.JsonFields;
import ee.functions.web.body.RequestBody;
import ee.functions.web.error.ErrorDetail;
import ee.functions.web.error.InvalidInputException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body with which somebody asks for a token. Every mistake in it is answered with 422, one that is no JSON included.
 *
 * @param siteIds the sites that the token is to be good for; null if the body names none
 */
record KeyBody(String id, String secret, @Nullable List<String> siteIds) {
    private static final int MAXIMUM_BYTES = 8192;
    private static final String SITE_IDS = "site_ids";

    static KeyBody read(InputStream body) {
        JsonFields fields = fields(body);
        String id = given(fields, "api_key_id");
        String secret = given(fields, "api_key_secret");
        List<String> siteIds = fields.has(SITE_IDS) && !fields.isNull(SITE_IDS) ? fields.textList(SITE_IDS) : null;
        fields.check();
        return new KeyBody(id, secret, siteIds);
    }

    private static JsonFields fields(InputStream body) {
        try {
            return RequestBody.object(body, MAXIMUM_BYTES);
        } catch (FunctionsException refusal) {
            if (refusal.code() != ErrorCode.MALFORMED_JSON) {
                throw refusal;
            }
            String problem =
                    refusal.details().stream().map(Detail::message).findFirst().orElse("must be one JSON object");
            throw new InvalidInputException("body", ErrorDetail.WRONG_FORMAT, problem);
        }
    }

    private static String given(JsonFields fields, String name) {
        String text = fields.requiredText(name);
        if (text.isBlank() && fields.text(name) != null) {
            fields.reject(name, ErrorDetail.WRONG_VALUE, "must not be blank");
        }
        return text;
    }

    /** Shows nothing of the secret. */
    @Override
    public String toString() {
        return "key";
    }
}
