// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveFilesTest {

    private static final ArchiveLimits LIMITS = new ArchiveLimits(1_000_000, 10);

    private static ArchiveFiles read(byte[] zip) throws ArchiveRefused {
        return ArchiveFiles.of(zip, LIMITS);
    }

    private static void assertRefused(byte[] zip, String text) {
        assertThatThrownBy(() -> read(zip)).isInstanceOf(ArchiveRefused.class).hasMessageContaining(text);
    }

    @Test
    void filesAreReadWithTheirPathsAndFoldersAreLeftOut() throws Exception {
        ArchiveFiles files = read(Zips.of("index.js", "a", "lib/", "", "lib/ä.js", "ü"));
        assertThat(files.paths()).containsExactly("index.js", "lib/ä.js");
        assertThat(files.text("lib/ä.js")).isEqualTo("ü");
    }

    @Test
    void attributesThatMacOsAddsAreLeftOut() throws Exception {
        ArchiveFiles files = read(Zips.of("index.js", "a", "__MACOSX/._index.js", "\u0000\u0005"));
        assertThat(files.paths()).containsExactly("index.js");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil.js",
                "a/../../evil.js",
                "/etc/passwd.js",
                "a//b.js",
                "./a.js",
                "a\\b.js",
                "C:evil.js",
                "a/./b.js",
                ".."
            })
    void pathsThatCouldLeadElsewhereAreRefused(String path) {
        assertRefused(Zips.of("index.js", "a", path, "b"), "must have a path relative to the archive");
    }

    @Test
    void namesWithControlCharactersAreRefusedAndNotRepeated() {
        assertThatThrownBy(() -> read(Zips.of("a\u0000b.js", "x")))
                .isInstanceOf(ArchiveRefused.class)
                .hasMessage("The archive has an entry with control characters in its name.");
        assertRefused(Zips.of("a\u202eb.js", "x"), "control characters");
        assertRefused(Zips.of("a".repeat(300), "x"), "more than 255 characters");
    }

    @Test
    void anEntryThatIsThereTwiceIsRefused() {
        assertRefused(
                Zips.replace(Zips.of("aa.js", "1", "bb.js", "2"), "bb.js", "aa.js"), "'aa.js' is in the archive twice");
    }

    @Test
    void twoNamesForOneFileAreRefused() {
        byte[] zip = Zips.of("aa.js", "1");
        byte[] other = zip.clone();
        int central = new String(zip, StandardCharsets.ISO_8859_1).indexOf("aa.js", 40);
        other[central] = 'b';
        assertRefused(other, "damaged one, at the entry 'ba.js'");
    }

    @Test
    void linksAndEncryptedEntriesAreRefused() {
        byte[] zip = Zips.of("index.js", "../../etc/passwd");
        assertRefused(Zips.inDirectory(zip, 38, 0, 0, 0xFF, 0xA1), "'index.js' is a link or a special file");
        assertRefused(Zips.inDirectory(zip, 38, 0, 0, 0xFF, 0x61), "'index.js' is a link or a special file");
        assertRefused(Zips.inDirectory(zip, 8, 9), "'index.js' is encrypted");
        assertRefused(Zips.inDirectory(zip, 10, 93), "'index.js' is packed in a way that cannot be read");
    }

    @Test
    void whatIsNoZipIsRefused() {
        assertRefused(new byte[0], "not a ZIP");
        assertRefused("export function onInvoke() {}".getBytes(StandardCharsets.UTF_8), "not a ZIP");
        byte[] zip = Zips.of("index.js", "a");
        assertRefused(Arrays.copyOf(zip, zip.length - 1), "not a ZIP");
        assertRefused(Arrays.copyOfRange(zip, 1, zip.length), "not a ZIP");
    }

    @Test
    void whateverIsDamagedIsRefusedOrReadButNothingElseIsThrown() {
        byte[] zip = Zips.of("index.js", "a".repeat(300), "lib/b.js", "b");
        Random random = new Random(7);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = zip.clone();
            for (int j = 0; j <= i % 3; j++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                read(damaged);
            } catch (ArchiveRefused expected) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(1_000);
    }

    @Test
    void aBombIsRefusedBeforeItIsUnpacked() {
        byte[] bomb = Zips.of("index.js", "x".repeat(1_000_001));
        assertThat(bomb.length).isLessThan(2_000);
        assertRefused(bomb, "more than 1,000,000 bytes when unpacked (functions.version.archive-unpacked-bytes)");
        assertRefused(Zips.of("a.txt", "x".repeat(600_000), "b.txt", "x".repeat(600_000)), "more than 1,000,000 bytes");
    }

    @Test
    void aBombThatClaimsToBeSmallIsRefused() {
        byte[] bomb = Zips.of("index.js", "x".repeat(900_000));
        assertRefused(Zips.inDirectory(bomb, 24, 10, 0, 0, 0), "damaged one, at the entry 'index.js'");
        assertRefused(Zips.inDirectory(bomb, 24, 0xFF, 0xFF, 0xFF, 0x7F), "more than 1,000,000 bytes");
    }

    @Test
    void moreEntriesThanAllowedAreRefused() {
        String[] files = new String[22];
        for (int i = 0; i < 22; i += 2) {
            files[i] = i + "/";
            files[i + 1] = "";
        }
        assertRefused(Zips.of(files), "has 11 entries; at most 10 are allowed (functions.version.archive-entries)");
    }

    @Test
    void modulesOfTheAuthorHaveNoNul() {
        assertRefused(Zips.of("index.js", "'\u0000'"), "'index.js' is not text in UTF-8, or has the NUL character");
    }

    @Test
    void modulesOfTheAuthorMustBeUtf8() {
        byte[] zip = Zips.of("lib/b.js", "é");
        byte[] latin = ZipsInLatin1.of("lib/b.js", "é");
        assertThat(latin).hasSizeLessThan(zip.length);
        assertRefused(latin, "'lib/b.js' is not text in UTF-8");
    }

    /** Writes texts in ISO 8859-1. */
    private static final class ZipsInLatin1 {
        static byte[] of(String path, String text) {
            var bytes = new java.io.ByteArrayOutputStream();
            try (var zip = new java.util.zip.ZipOutputStream(bytes)) {
                zip.putNextEntry(new java.util.zip.ZipEntry(path));
                zip.write(text.getBytes(StandardCharsets.ISO_8859_1));
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            return bytes.toByteArray();
        }
    }

    @Test
    void theEntryPointIsTheOneNamedOrOneOfTheUsualNames() throws Exception {
        assertThat(read(Zips.of("main.js", "", "index.js", "")).entryPoint(null))
                .isEqualTo("index.js");
        assertThat(read(Zips.of("index.js", "", "index.mjs", "")).entryPoint(null))
                .isEqualTo("index.mjs");
        assertThat(read(Zips.of("src/a.ts", "")).entryPoint("src/a.ts")).isEqualTo("src/a.ts");
        ArchiveFiles none = read(Zips.of("src/index.js", "", "data.json", "{}"));
        assertThatThrownBy(() -> none.entryPoint(null))
                .hasMessageContaining("has none of index.mjs, index.js, main.js at its root; give entry_point");
        for (String wrong : new String[] {"data.json", "../index.js", "index.js", ""}) {
            assertThatThrownBy(() -> none.entryPoint(wrong))
                    .isInstanceOf(ArchiveRefused.class)
                    .hasMessageContaining("not a module of the archive");
        }
    }
}
