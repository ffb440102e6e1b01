// SPDX-License-Identifier: Apache-2.0
package ee.functions.it.environment;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.awaitility.Awaitility;

/** A Keycloak process with the realm of {@code server-config}, fresh for each run. */
final class Keycloak {
    private static final Duration READY_LIMIT = Duration.ofMinutes(5);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final URI address;
    private final Process process;
    private final Path log;

    private Keycloak(URI address, Process process, Path log) {
        this.address = address;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts Keycloak and returns at once; {@link #awaitReady} waits for it.
     *
     * @param zip the distribution; unpacked when {@code home} does not exist
     * @param home where the distribution is kept between runs: its first start costs half a minute, the next ones do not
     * @param functionsPort the port of the server under test: browsers are sent back to no other
     */
    static Keycloak start(Path zip, Path home, Path realm, int port, int functionsPort, Path log) throws IOException {
        if (Files.notExists(home)) {
            unpack(zip, home);
        }
        Path pidFile = home.resolve("it.pid");
        stopForgotten(pidFile, home);
        delete(home.resolve("data"));
        Path imports = Files.createDirectories(home.resolve("data/import"));
        Files.copy(realm, imports.resolve("functions-realm.json"), StandardCopyOption.REPLACE_EXISTING);

        URI address = URI.create("http://127.0.0.1:" + port);
        // The zip loses the executable bits, so bash is named.
        ProcessBuilder builder = new ProcessBuilder(
                        "bash",
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--import-realm",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--hostname=" + address)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(TestAccount.realmEnvironment());
        builder.environment().put("FUNCTIONS_HTTP_PORT", Integer.toString(functionsPort));
        builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", RealmAccounts.BOOTSTRAP_USER);
        builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", RealmAccounts.BOOTSTRAP_PASSWORD);
        builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms128m -Xmx640m");
        Process process = builder.start();
        Files.writeString(pidFile, Long.toString(process.pid()));
        return new Keycloak(address, process, log);
    }

    URI address() {
        return address;
    }

    URI realm() {
        return URI.create(address + "/realms/functions");
    }

    /** Waits until the realm answers; the port alone opens before the realm is imported. */
    void awaitReady() {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest question =
                HttpRequest.newBuilder(realm()).timeout(Duration.ofSeconds(10)).build();
        Awaitility.await("the realm at " + realm() + ", log " + log)
                .atMost(READY_LIMIT)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptionsInstanceOf(IOException.class)
                .failFast("Keycloak has ended, see " + log, () -> !process.isAlive())
                .until(() -> client.send(question, BodyHandlers.discarding()).statusCode() == 200);
    }

    void stop() {
        stop(process.toHandle());
    }

    private static void stop(ProcessHandle handle) {
        List<ProcessHandle> family = new ArrayList<>(handle.descendants().toList());
        family.add(handle);
        family.forEach(ProcessHandle::destroy);
        for (ProcessHandle member : family) {
            try {
                member.onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException slow) {
                member.destroyForcibly();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                member.destroyForcibly();
            }
        }
    }

    /** A killed test run cannot stop its Keycloak, which would hold the database file. */
    private static void stopForgotten(Path pidFile, Path home) throws IOException {
        if (Files.exists(pidFile)) {
            ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip()))
                    .filter(handle -> handle.info().commandLine().orElse("").contains(home.toString()))
                    .ifPresent(Keycloak::stop);
        }
    }

    private static void unpack(Path zip, Path home) throws IOException {
        Path directory =
                Files.createDirectories(home.toAbsolutePath().normalize().getParent());
        Path unfinished = Files.createTempDirectory(directory, "unpacking-");
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : Collections.list(file.entries())) {
                Path target = unfinished.resolve(entry.getName()).normalize();
                if (!target.startsWith(unfinished)) {
                    throw new IOException("entry outside of the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(file.getInputStream(entry), target);
                }
            }
        }
        try (Stream<Path> content = Files.list(unfinished)) {
            Files.move(content.findFirst().orElseThrow(), home, StandardCopyOption.ATOMIC_MOVE);
        }
        delete(unfinished);
    }

    private static void delete(Path tree) throws IOException {
        if (Files.notExists(tree)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
