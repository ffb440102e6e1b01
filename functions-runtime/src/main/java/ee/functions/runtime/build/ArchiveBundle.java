// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes one module of an archive, before it is built as any other. esbuild gathers and links the modules, but opens no file:
 * it asks here what an import means and what a module says, and gets it from memory.
 */
final class ArchiveBundle {

    /** Where the modules are, for esbuild: nowhere in the file system. */
    private static final String NAMESPACE = "archive";

    /** A folder that no server has, so that nothing is found relative to it. */
    private static final String NOWHERE = "/dev/null/" + NAMESPACE;

    private static final String OUTPUT = "/bundle.js";
    private static final int BUILD = 0;
    private static final int RESOLVER = 1;
    private static final int LOADER = 2;

    private static final List<String> USUAL_FLAGS = List.of(
            "--format=esm",
            "--platform=neutral",
            "--target=esnext",
            "--tsconfig-raw={}",
            "--supported:top-level-await=true",
            "--supported:arbitrary-module-namespace-names=true",
            "--legal-comments=none",
            "--log-limit=20",
            "--log-level=silent",
            "--color=false");

    /** esbuild would follow it and read the file. Of the same length as what takes its place. */
    private static final Pattern MAP_COMMENT = Pattern.compile("([#@]\\s*sourceMapping)URL");

    private static final String COMPUTED =
            "The path in import() and require() must be one plain text: which modules belong to"
                    + " the function is decided when it is built.";

    private static final String NOT_UTF8 = "The file is not text in UTF-8, or has the NUL character.";

    /** The one module with its map to those of the archive, or messages. */
    record Output(@Nullable SourceModule module, SourceMapping mapping, List<BuildMessage> errors) {

        private static Output rejected(List<BuildMessage> errors) {
            return new Output(null, new SourceMapping(), errors);
        }

        private static Output rejected(String text) {
            return rejected(List.of(BuildMessage.withoutPosition(text)));
        }
    }

    private final SourceArchive archive;
    private final ArchiveFiles files;
    private final ArchiveResolution resolution;
    private final EsbuildService service;
    private final Map<Integer, EsbuildService.Packet> underCheck = new HashMap<>();
    private int requests = BUILD;

    private ArchiveBundle(SourceArchive archive, ArchiveFiles files, EsbuildService service) {
        this.archive = archive;
        this.files = files;
        this.resolution = new ArchiveResolution(files);
        this.service = service;
    }

    static Output of(SourceArchive archive, Esbuild esbuild, Duration timeLimit) {
        try {
            ArchiveFiles files = ArchiveFiles.accepted(archive.zip());
            files.entryPoint(archive.entryPoint());
            try (EsbuildService service = esbuild.serve(timeLimit)) {
                return new ArchiveBundle(archive, files, service).run();
            }
        } catch (ArchiveRefused refused) {
            return Output.rejected(String.valueOf(refused.getMessage()));
        } catch (EsbuildService.TimeIsUp late) {
            return Output.rejected(Esbuild.tookTooLong(timeLimit));
        } catch (IOException e) {
            throw new UncheckedIOException("esbuild could not bundle an archive", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Output.rejected(Esbuild.INTERRUPTED);
        }
    }

    private Output run() throws IOException, EsbuildService.TimeIsUp, InterruptedException {
        service.request(BUILD, buildRequest());
        while (true) {
            EsbuildService.Packet packet = service.receive();
            if (packet.isAnswer()) {
                if (packet.id() == BUILD) {
                    return output(packet);
                }
                checked(packet);
                continue;
            }
            switch (packet.text("command")) {
                case "on-resolve" -> service.answer(packet, resolved(packet));
                case "on-load" -> load(packet);
                default -> service.answer(packet, Map.of("errors", List.of(), "warnings", List.of()));
            }
        }
    }

    private Map<String, @Nullable Object> buildRequest() {
        List<String> flags = new ArrayList<>(USUAL_FLAGS);
        flags.addAll(List.of("--bundle", "--sourcemap=external", "--sources-content=false", "--outfile=" + OUTPUT));
        Map<String, @Nullable Object> plugin = new LinkedHashMap<>();
        plugin.put("name", NAMESPACE);
        plugin.put("onStart", false);
        plugin.put("onEnd", false);
        plugin.put("onResolve", List.of(Map.of("id", RESOLVER, "filter", ".*", "namespace", "")));
        plugin.put("onLoad", List.of(Map.of("id", LOADER, "filter", ".*", "namespace", "")));
        Map<String, @Nullable Object> request = new LinkedHashMap<>();
        request.put("command", "build");
        request.put("key", 0);
        request.put("entries", List.of(List.of("", archive.entryPoint())));
        request.put("flags", flags);
        request.put("write", false);
        request.put("stdinContents", null);
        request.put("stdinResolveDir", null);
        request.put("absWorkingDir", "/");
        request.put("nodePaths", List.of());
        request.put("context", false);
        request.put("plugins", List.of(plugin));
        request.put("mangleCache", null);
        return request;
    }

    private Map<String, @Nullable Object> resolved(EsbuildService.Packet question) {
        String kind = question.text("kind");
        String specifier = question.text("path");
        if (kind.equals("entry-point")) {
            return file(specifier);
        }
        boolean required = kind.equals("require-call") || kind.equals("require-resolve");
        ArchiveResolution.Answer answer = resolution.resolve(question.text("importer"), specifier, required);
        if (answer.path() == null) {
            return refused(RESOLVER, String.valueOf(answer.refusal()));
        }
        return ModuleKind.of(answer.path()) == null
                ? refused(RESOLVER, "Only .js, .mjs, .cjs, .ts, .json and .txt files can be imported.")
                : file(answer.path());
    }

    private static Map<String, @Nullable Object> file(String path) {
        return Map.of("id", RESOLVER, "path", path, "namespace", NAMESPACE);
    }

    private void load(EsbuildService.Packet question) throws IOException {
        String path = question.text("path");
        if (!question.text("namespace").equals(NAMESPACE)) {
            // Found by esbuild itself: then it is none of the archive's.
            service.answer(question, refused(LOADER, COMPUTED));
            return;
        }
        String text = files.text(path);
        ModuleKind kind = ModuleKind.of(path);
        if (text == null || kind == null) {
            service.answer(question, refused(LOADER, NOT_UTF8));
        } else if (kind.isScript()) {
            underCheck.put(++requests, question);
            service.request(requests, printRequest(path, kind, text));
        } else {
            service.answer(question, content(path, kind, text));
        }
    }

    /** Asks for the module as {@link ComputedImports} reads it. */
    private static Map<String, @Nullable Object> printRequest(String path, ModuleKind kind, String text) {
        List<String> flags = new ArrayList<>(USUAL_FLAGS);
        flags.addAll(
                List.of("--loader=" + kind.loader(), "--sourcefile=" + path, "--supported:template-literal=false"));
        Map<String, @Nullable Object> request = new LinkedHashMap<>();
        request.put("command", "transform");
        request.put("flags", flags);
        request.put("inputFS", false);
        request.put("input", withoutMap(text).getBytes(StandardCharsets.UTF_8));
        request.put("mangleCache", null);
        return request;
    }

    private void checked(EsbuildService.Packet printed) throws IOException {
        EsbuildService.Packet question = underCheck.remove(printed.id());
        if (question == null) {
            return;
        }
        String path = question.text("path");
        List<Map<String, @Nullable Object>> errors = printed.objects("errors");
        if (!errors.isEmpty()) {
            service.answer(question, Map.of("id", LOADER, "errors", errors));
        } else if (ComputedImports.in(printed.text("code"))) {
            service.answer(question, refused(LOADER, COMPUTED + " The module is '" + path + "'."));
        } else {
            ModuleKind kind = ModuleKind.of(path);
            service.answer(
                    question,
                    content(path, kind == null ? ModuleKind.JAVASCRIPT : kind, String.valueOf(files.text(path))));
        }
    }

    private static Map<String, @Nullable Object> content(String path, ModuleKind kind, String text) {
        String code = kind.isScript() ? withoutMap(text) : text;
        return Map.of(
                "id",
                LOADER,
                "contents",
                code.getBytes(StandardCharsets.UTF_8),
                "loader",
                kind.loader(),
                "resolveDir",
                NOWHERE);
    }

    private static Map<String, @Nullable Object> refused(int id, String text) {
        Map<String, @Nullable Object> error = new LinkedHashMap<>();
        error.put("id", "");
        error.put("pluginName", "");
        error.put("text", text);
        error.put("location", null);
        error.put("notes", List.of());
        error.put("detail", 0);
        return Map.of("id", id, "errors", List.of(error));
    }

    private static String withoutMap(String code) {
        return MAP_COMMENT.matcher(code).replaceAll("$1___");
    }

    private Output output(EsbuildService.Packet built) {
        List<Map<String, @Nullable Object>> errors = new ArrayList<>(built.objects("errors"));
        built.objects("warnings").stream()
                .filter(warning -> "empty-glob".equals(warning.get("id")))
                .forEach(errors::add);
        if (!errors.isEmpty()) {
            return Output.rejected(errors.stream().map(ArchiveBundle::message).toList());
        }
        String code = null;
        String map = "";
        for (Map<String, @Nullable Object> file : built.objects("outputFiles")) {
            if (file.get("contents") instanceof byte[] contents) {
                String text = new String(contents, StandardCharsets.UTF_8);
                if (String.valueOf(file.get("path")).endsWith(".map")) {
                    map = text;
                } else {
                    code = text;
                }
            }
        }
        if (code == null) {
            throw new IllegalStateException("esbuild has made no bundle of an archive.");
        }
        int size = code.getBytes(StandardCharsets.UTF_8).length;
        if (size > archive.bundleBytes()) {
            return Output.rejected(String.format(
                    Locale.ROOT,
                    "The modules have %,d bytes when they are put into one; at most %,d are allowed"
                            + " (functions.version.code-bytes).",
                    size,
                    archive.bundleBytes()));
        }
        // Types are gone: the name must not say that there are any.
        String name = archive.entryPoint().replaceFirst("\\.([cm]?)ts$", ".$1js");
        SourceMapping mapping = SourceMapping.parse(map).named(source -> path(source));
        return new Output(new SourceModule(name, code), mapping, List.of());
    }

    private static BuildMessage message(Map<String, @Nullable Object> error) {
        boolean glob = "empty-glob".equals(error.get("id"));
        String text = glob ? COMPUTED : String.valueOf(error.get("text")).replace("\"" + NAMESPACE + ":", "\"");
        Map<String, @Nullable Object> place = PackageDescription.object(error.get("location"));
        if (!(place.get("file") instanceof String file)
                || !(place.get("line") instanceof Integer line)
                || !(place.get("column") instanceof Integer column)) {
            return BuildMessage.withoutPosition(text);
        }
        int characters = Esbuild.characters(List.of(String.valueOf(place.get("lineText"))), 1, column);
        return new BuildMessage(text, line, 1 + characters, path(file));
    }

    /** A path of the archive, of what esbuild calls it. */
    private static String path(String source) {
        String prefix = NAMESPACE + ":";
        return source.startsWith(prefix) ? source.substring(prefix.length()) : source;
    }
}
