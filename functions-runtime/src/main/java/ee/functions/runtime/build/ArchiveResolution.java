// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the file that an import means, among those of an archive and nowhere else: paths relative to the importing module,
 * and packages in node_modules by their package.json, as bundlers for the web and Node.js do.
 */
final class ArchiveResolution {

    private static final List<String> ENDINGS = List.of("", ".js", ".mjs", ".ts", ".json", ".cjs");
    private static final List<String> INDEXES = List.of("/index.js", "/index.mjs", "/index.ts", "/index.json");
    private static final List<String> MAIN_FIELDS = List.of("browser", "module", "main");
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);
    private static final int LONGEST_SHOWN = 200;

    private final ArchiveFiles files;

    ArchiveResolution(ArchiveFiles files) {
        this.files = files;
    }

    /** The path of a file, or why there is none: one of both is null. */
    record Answer(@Nullable String path, @Nullable String refusal) {

        private static Answer found(String path) {
            return new Answer(path, null);
        }

        private static Answer refused(String text) {
            return new Answer(null, text);
        }
    }

    /**
     * Resolves an import.
     *
     * @param importer the path of the module that imports
     * @param specifier what it imports, as it says it
     * @param required whether it does so by require()
     */
    Answer resolve(String importer, String specifier, boolean required) {
        String shown = specifier.length() > LONGEST_SHOWN ? specifier.substring(0, LONGEST_SHOWN) + "…" : specifier;
        if (specifier.startsWith("/") || specifier.indexOf('\\') >= 0) {
            return Answer.refused("'" + shown + "' is not a path within the archive; import './…' or '../…'.");
        }
        if (SCHEME.matcher(specifier).matches()) {
            return Answer.refused("'" + shown + "' cannot be imported: only modules of the archive can.");
        }
        boolean relative = specifier.equals(".")
                || specifier.equals("..")
                || specifier.startsWith("./")
                || specifier.startsWith("../");
        if (!relative) {
            String found = specifier.startsWith("#") ? null : inPackages(folder(importer), specifier, required);
            return found != null
                    ? Answer.found(found)
                    : Answer.refused(
                            "'" + shown + "' is no module of the archive; import './…', or put the package into"
                                    + " node_modules of the archive.");
        }
        String path = join(folder(importer), specifier);
        if (path == null) {
            return Answer.refused("'" + shown + "' leads out of the archive.");
        }
        String found = file(path, required);
        if (found == null) {
            return Answer.refused("The archive has no file for '" + shown + "'.");
        }
        return Answer.found(found);
    }

    private @Nullable String inPackages(String from, String specifier, boolean required) {
        int slash = specifier.indexOf('/', specifier.startsWith("@") ? specifier.indexOf('/') + 1 : 0);
        String name = slash < 0 ? specifier : specifier.substring(0, slash);
        String rest = slash < 0 ? "." : "." + specifier.substring(slash);
        for (String folder = from; ; folder = folder(folder)) {
            String at = join(folder, "node_modules/" + name);
            if (at != null && files.hasFolder(at)) {
                String found = inPackage(at, rest, required);
                if (found != null) {
                    return found;
                }
            }
            if (folder.isEmpty()) {
                return null;
            }
        }
    }

    private @Nullable String inPackage(String at, String rest, boolean required) {
        Map<String, @Nullable Object> description = description(at);
        Object exports = description.get("exports");
        if (exports != null) {
            String target = exported(exports, rest, required);
            String path = target == null || !target.startsWith("./") ? null : join(at, target);
            return path != null && path.startsWith(at + "/") && files.has(path) ? path : null;
        }
        if (!rest.equals(".")) {
            String path = join(at, rest);
            return path == null ? null : file(path, required);
        }
        return folderModule(at, required);
    }

    private Map<String, @Nullable Object> description(String at) {
        String path = at + "/package.json";
        return PackageDescription.parse(files.has(path) ? files.text(path) : null);
    }

    /** The target of a path in the exports of a package, as Node.js chooses it. */
    private static @Nullable String exported(Object exports, String rest, boolean required) {
        Map<String, @Nullable Object> paths = PackageDescription.object(exports);
        if (paths.keySet().stream().noneMatch(key -> key.startsWith("."))) {
            return rest.equals(".") ? target(exports, "", required) : null;
        }
        if (paths.containsKey(rest) && rest.indexOf('*') < 0) {
            return target(paths.get(rest), "", required);
        }
        String best = null;
        for (String key : paths.keySet()) {
            int star = key.indexOf('*');
            boolean matches = star >= 0
                    && rest.length() >= key.length()
                    && rest.startsWith(key.substring(0, star))
                    && rest.endsWith(key.substring(star + 1));
            if (matches && (best == null || star > best.indexOf('*'))) {
                best = key;
            }
        }
        if (best == null) {
            return null;
        }
        int star = best.indexOf('*');
        String matched = rest.substring(star, rest.length() - (best.length() - star - 1));
        return target(paths.get(best), matched, required);
    }

    private static @Nullable String target(@Nullable Object value, String matched, boolean required) {
        if (value instanceof String text) {
            return text.replace("*", matched);
        }
        if (value instanceof List<?> list) {
            for (Object element : list) {
                String target = target(element, matched, required);
                if (target != null) {
                    return target;
                }
            }
            return null;
        }
        Set<String> conditions = Set.of("worker", "browser", "module", required ? "require" : "import", "default");
        for (Map.Entry<String, @Nullable Object> condition :
                PackageDescription.object(value).entrySet()) {
            if (conditions.contains(condition.getKey())) {
                String target = target(condition.getValue(), matched, required);
                if (target != null) {
                    return target;
                }
            }
        }
        return null;
    }

    private @Nullable String file(String path, boolean required) {
        for (String ending : ENDINGS) {
            if (files.has(path + ending)) {
                return path + ending;
            }
        }
        // In TypeScript the names of the files to come are imported.
        if (path.endsWith(".js") && files.has(path.substring(0, path.length() - 2) + "ts")) {
            return path.substring(0, path.length() - 2) + "ts";
        }
        return folderModule(path, required);
    }

    private @Nullable String folderModule(String folder, boolean required) {
        Map<String, @Nullable Object> description = description(folder);
        for (String field : MAIN_FIELDS) {
            boolean forImports = field.equals("module");
            if (description.get(field) instanceof String main && !(forImports && required)) {
                String path = join(folder, main);
                for (String ending : path == null ? List.<String>of() : ENDINGS) {
                    if (files.has(path + ending)) {
                        return path + ending;
                    }
                }
                String index = path == null ? null : index(path);
                if (index != null) {
                    return index;
                }
            }
        }
        return index(folder);
    }

    private @Nullable String index(String folder) {
        String prefix = folder.isEmpty() ? "" : folder;
        for (String index : INDEXES) {
            String path = prefix.isEmpty() ? index.substring(1) : prefix + index;
            if (files.has(path)) {
                return path;
            }
        }
        return null;
    }

    /** The folder of a path, empty for the root. */
    private static String folder(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    /** Follows a relative path from a folder; null if it leads out of the archive. */
    static @Nullable String join(String folder, String path) {
        List<String> segments = new ArrayList<>(folder.isEmpty() ? List.of() : List.of(folder.split("/")));
        for (String segment : path.split("/")) {
            if (segment.equals("..")) {
                if (segments.isEmpty()) {
                    return null;
                }
                segments.remove(segments.size() - 1);
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.add(segment);
            }
        }
        return String.join("/", segments);
    }
}
