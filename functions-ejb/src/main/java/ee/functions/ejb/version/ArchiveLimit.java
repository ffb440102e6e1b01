// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.version;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.error.FunctionsException.Detail;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.runtime.build.ArchiveFiles;
import ee.functions.runtime.build.ArchiveLimits;
import ee.functions.runtime.build.ArchiveRefused;
import java.util.List;
import java.util.Locale;

/**
 * What the archive of a version may be.
 *
 * @param bytes the largest ZIP: {@code functions.version.archive-bytes}
 * @param content how much may be in it
 */
public record ArchiveLimit(int bytes, ArchiveLimits content) {
    static ArchiveLimit from(Settings settings) {
        return new ArchiveLimit(
                settings.number(Setting.VERSION_ARCHIVE_BYTES),
                new ArchiveLimits(
                        settings.number(Setting.VERSION_ARCHIVE_UNPACKED_BYTES),
                        settings.number(Setting.VERSION_ARCHIVE_ENTRIES)));
    }

    /** Returns the entry point if the archive can be built from, as far as its outside tells. */
    String entryPoint(VersionCode.Archive archive) {
        if (archive.zip().length > bytes) {
            throw tooLarge(String.format(
                    Locale.ROOT,
                    "The archive has %,d bytes; at most %,d are allowed (%s).",
                    archive.zip().length,
                    bytes,
                    Setting.VERSION_ARCHIVE_BYTES.key()));
        }
        ArchiveFiles files;
        try {
            files = ArchiveFiles.of(archive.zip(), content);
        } catch (ArchiveRefused refused) {
            String text = String.valueOf(refused.getMessage());
            throw refused.isTooLarge() ? tooLarge(text) : invalid(VersionCode.ARCHIVE, text);
        }
        try {
            return files.entryPoint(archive.entryPoint());
        } catch (ArchiveRefused refused) {
            throw invalid(VersionCode.ENTRY_POINT, String.valueOf(refused.getMessage()));
        }
    }

    private static FunctionsException tooLarge(String text) {
        return new FunctionsException(ErrorCode.CODE_TOO_LARGE, text, List.of(new Detail(VersionCode.ARCHIVE, text)));
    }

    private static FunctionsException invalid(String attribute, String text) {
        return new FunctionsException(ErrorCode.VALIDATION_FAILED, text, List.of(new Detail(attribute, text)));
    }
}
