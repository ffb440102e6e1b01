// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.version;

import ee.functions.ejb.version.NewVersion;
import ee.functions.ejb.version.VersionChange;
import ee.functions.ejb.version.VersionCode;
import ee.functions.ejb.version.VersionLimits;
import ee.functions.web.body.JsonFields;
import ee.functions.web.body.MultipartForm.Part;
import ee.functions.web.body.RequestBody;
import ee.functions.web.error.ErrorDetail;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What callers send about versions. Only types are checked here; sizes, dates and archives belong to the service. */
final class VersionBodies {
    private static final String COMPATIBILITY_DATE = "compatibility_date";
    private static final String ENVIRONMENT = "environment_variables";

    /** The part of a form that holds a single file. */
    private static final String FILE = "file";

    /** The part of a form that holds the rest. */
    private static final String METADATA = "metadata";

    private VersionBodies() {}

    static NewVersion created(JsonFields fields) {
        boolean none =
                !fields.has(VersionCode.ARCHIVE) && (!fields.has(VersionCode.CODE) || fields.isNull(VersionCode.CODE));
        VersionCode code = none ? null : code(fields);
        if (none) {
            fields.reject(
                    VersionCode.CODE,
                    ErrorDetail.MISSING,
                    "is required and must be a string, or archive must be given");
        }
        return created(fields, code);
    }

    /** Reads the parts of a form: a file or an archive, and what JSON has besides. */
    static NewVersion created(Map<String, Part> form) {
        Part metadata = form.get(METADATA);
        InputStream json =
                new ByteArrayInputStream(metadata == null ? "{}".getBytes(StandardCharsets.UTF_8) : metadata.content());
        JsonFields fields = RequestBody.object(json, Integer.MAX_VALUE - 1);
        for (String name : form.keySet()) {
            if (!List.of(FILE, VersionCode.ARCHIVE, METADATA).contains(name)) {
                fields.reject(
                        "body", ErrorDetail.WRONG_VALUE, "has an unknown part; known are file, archive, metadata");
            }
        }
        for (String name : List.of(VersionCode.CODE, VersionCode.ARCHIVE, VersionCode.FILE_NAME)) {
            if (fields.has(name)) {
                fields.reject(name, ErrorDetail.WRONG_VALUE, "is a part of the form, file or archive, not of metadata");
            }
        }
        Part file = form.get(FILE);
        Part archive = form.get(VersionCode.ARCHIVE);
        String entryPoint = fields.textOrNull(VersionCode.ENTRY_POINT);
        VersionCode code = null;
        if ((file == null) == (archive == null)) {
            fields.reject(
                    FILE, file == null ? ErrorDetail.MISSING : ErrorDetail.WRONG_VALUE, "or archive, one of them");
        } else if (archive != null) {
            code = new VersionCode.Archive(archive.content(), entryPoint);
        } else if (file != null) {
            rejectUnless(false, fields, VersionCode.ENTRY_POINT, VersionCode.ARCHIVE);
            String text = text(file.content());
            if (text == null) {
                fields.reject(FILE, ErrorDetail.WRONG_FORMAT, "must be text in UTF-8");
            } else {
                code = new VersionCode.SingleFile(file.fileName(), text);
            }
        }
        return created(fields, code);
    }

    private static NewVersion created(JsonFields fields, @Nullable VersionCode code) {
        LocalDate compatibilityDate = fields.dateOrNull(COMPATIBILITY_DATE);
        Map<String, String> environment = fields.texts(ENVIRONMENT);
        VersionLimits limits = new VersionLimits(
                fields.integerOrNull(VersionLimits.RUN_TIME),
                fields.integerOrNull(VersionLimits.CPU_TIME),
                fields.integerOrNull(VersionLimits.CONCURRENCY));
        String engine = fields.textOrNull(NewVersion.ENGINE);
        fields.check();
        if (code == null) {
            throw new IllegalStateException("A version without code was not rejected.");
        }
        return new NewVersion(code, compatibilityDate, environment, limits, engine);
    }

    static VersionChange changed(JsonFields fields) {
        VersionCode code = code(fields);
        LocalDate compatibilityDate = fields.dateOrNull(COMPATIBILITY_DATE);
        Map<String, @Nullable String> environment = fields.textsOrNulls(ENVIRONMENT);
        Map<String, @Nullable Integer> limits = new LinkedHashMap<>();
        for (String name : VersionLimits.ATTRIBUTES) {
            if (fields.has(name)) {
                limits.put(name, fields.integerOrNull(name));
            }
        }
        String engine = fields.textOrNull(NewVersion.ENGINE);
        boolean hasCode = fields.has(VersionCode.CODE) || fields.has(VersionCode.ARCHIVE);
        if (!hasCode && !fields.has(ENVIRONMENT) && limits.isEmpty() && !fields.has(NewVersion.ENGINE)) {
            fields.reject(
                    VersionCode.CODE,
                    ErrorDetail.MISSING,
                    "or " + VersionCode.ARCHIVE + ", " + ENVIRONMENT + ", "
                            + String.join(", ", VersionLimits.ATTRIBUTES) + " or " + NewVersion.ENGINE
                            + " is required");
        }
        fields.check();
        return new VersionChange(code, compatibilityDate, environment, limits, engine);
    }

    /** Reads the code in whichever form it is given; null if there is none, or none that can be read. */
    private static @Nullable VersionCode code(JsonFields fields) {
        boolean single = fields.has(VersionCode.CODE);
        boolean several = fields.has(VersionCode.ARCHIVE);
        String fileName = fields.textOrNull(VersionCode.FILE_NAME);
        String entryPoint = fields.textOrNull(VersionCode.ENTRY_POINT);
        rejectUnless(single, fields, VersionCode.FILE_NAME, VersionCode.CODE);
        rejectUnless(several, fields, VersionCode.ENTRY_POINT, VersionCode.ARCHIVE);
        if (single && several) {
            fields.reject(VersionCode.ARCHIVE, ErrorDetail.WRONG_VALUE, "must not be given together with code");
            return null;
        }
        if (several) {
            byte[] zip = base64(fields);
            return zip == null ? null : new VersionCode.Archive(zip, entryPoint);
        }
        String text = fields.text(VersionCode.CODE);
        return text == null ? null : new VersionCode.SingleFile(fileName, text);
    }

    private static void rejectUnless(boolean given, JsonFields fields, String name, String whole) {
        if (!given && fields.has(name) && !fields.isNull(name)) {
            fields.reject(name, ErrorDetail.WRONG_VALUE, "must not be given without " + whole);
        }
    }

    private static byte @Nullable [] base64(JsonFields fields) {
        String text = fields.text(VersionCode.ARCHIVE);
        try {
            return text == null ? null : Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            fields.reject(VersionCode.ARCHIVE, ErrorDetail.WRONG_FORMAT, "must be a ZIP in Base64");
            return null;
        }
    }

    private static @Nullable String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return null;
        }
    }
}
