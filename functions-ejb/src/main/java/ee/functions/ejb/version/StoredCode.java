// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.version;

import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.settings.Settings;
import ee.functions.jpa.version.VersionEntity;
import ee.functions.runtime.build.ArchiveFiles;
import ee.functions.runtime.build.ArchiveRefused;
import ee.functions.runtime.build.SourceArchive;
import ee.functions.runtime.build.SourceModule;
import ee.functions.runtime.build.VersionSource;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The code of a version in the columns of its row: one file, or an archive whose entry point is the file name. */
public final class StoredCode {
    /** The name under which stack traces and build errors show a single file that was given none. */
    static final String FILE_NAME = "function.js";

    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}\\.m?[jt]s");

    private final String fileName;
    private final String text;
    private final byte @Nullable [] archive;

    private StoredCode(String fileName, String text, byte @Nullable [] archive) {
        this.fileName = fileName;
        this.text = text;
        this.archive = archive;
    }

    /** Returns what is to be stored of code that is uploaded, if it is allowed. */
    static StoredCode checked(VersionCode code, Settings settings) {
        if (code instanceof VersionCode.Archive archive) {
            return new StoredCode(ArchiveLimit.from(settings).entryPoint(archive), "", archive.zip());
        }
        VersionCode.SingleFile file = (VersionCode.SingleFile) code;
        CodeLimit.from(settings).check(file.text());
        String name = file.fileName() == null ? FILE_NAME : file.fileName();
        if (!PLAIN_NAME.matcher(name).matches()) {
            throw FunctionsException.invalid(
                    VersionCode.FILE_NAME,
                    "a plain name of letters, digits, '_', '-' and '.' that ends in .js, .mjs, .ts or .mts.");
        }
        return new StoredCode(name, file.text(), null);
    }

    /** Returns the code of a version that is stored. */
    static StoredCode of(VersionEntity version) {
        return new StoredCode(version.getFileName(), version.getSource(), version.getArchive());
    }

    /** Returns this code under the name that it had before, if it is a single file again and was given no name. */
    StoredCode named(@Nullable VersionCode given, VersionEntity before) {
        boolean unnamed = given instanceof VersionCode.SingleFile file && file.fileName() == null;
        return unnamed && before.getEntryPoint() == null ? new StoredCode(before.getFileName(), text, null) : this;
    }

    /** Returns what the build makes a version from. */
    public static VersionSource source(VersionEntity version) {
        byte[] archive = version.getEntryPoint() == null ? null : version.getArchive();
        return archive == null
                ? new SourceModule(version.getFileName(), version.getSource())
                : new SourceArchive(version.getFileName(), archive, Integer.MAX_VALUE);
    }

    /** Returns the module that has the handler. */
    String entryText() {
        if (archive == null) {
            return text;
        }
        try {
            String module = ArchiveFiles.accepted(archive).text(fileName);
            return module == null ? "" : module;
        } catch (ArchiveRefused damaged) {
            throw new IllegalStateException("An archive that was accepted cannot be read", damaged);
        }
    }

    /** Returns the bytes that were uploaded, under the name of the file, or one that an archive is given. */
    VersionDownload download(String archiveName) {
        return archive == null
                ? new VersionDownload(fileName, false, text.getBytes(StandardCharsets.UTF_8))
                : new VersionDownload(archiveName, true, archive);
    }

    void store(VersionEntity version) {
        version.setFileName(fileName);
        version.setSource(text);
        version.setArchive(archive);
        version.setEntryPoint(archive == null ? null : fileName);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredCode code
                && fileName.equals(code.fileName)
                && text.equals(code.text)
                && Arrays.equals(archive, code.archive);
    }

    @Override
    public int hashCode() {
        return Objects.hash(fileName, text, Arrays.hashCode(archive));
    }
}
