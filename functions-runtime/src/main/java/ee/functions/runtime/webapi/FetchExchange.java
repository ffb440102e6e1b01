// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import ee.functions.runtime.engine.HostCallback;
import ee.functions.runtime.instance.HostExecutors;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One request and its answer. */
final class FetchExchange {

    private static final String STOPPED = "the request was stopped";
    private static final Map<String, Decompressor.Format> COMPRESSIONS = Map.of(
            "gzip", Decompressor.Format.GZIP_MEMBERS,
            "x-gzip", Decompressor.Format.GZIP_MEMBERS,
            "deflate", Decompressor.Format.HTTP_DEFLATE);
    private static final Set<String> GONE_WHEN_DECODED = Set.of("content-encoding", "content-length");

    private final HttpClient client;
    private final HttpRequest request;
    private final @Nullable FetchUpload upload;
    private final FetchSettings settings;
    private final Consumer<FetchExchange> atEnd;

    private boolean aborted;
    private @Nullable HostCallback waiting;
    private @Nullable CompletableFuture<HttpResponse<FetchBody>> sending;
    private @Nullable FetchBody body;
    private @Nullable Future<?> deadline;

    /** Makes one; upload is the request's body if the script writes it while it is sent. */
    FetchExchange(
            HttpClient client,
            HttpRequest request,
            @Nullable FetchUpload upload,
            FetchSettings settings,
            Consumer<FetchExchange> atEnd) {
        this.client = client;
        this.request = request;
        this.upload = upload;
        this.settings = settings;
        this.atEnd = atEnd;
    }

    /**
     * Asks the policy, then sends; the callback gets the head of the answer: its status, then names and values by turns.
     */
    void start(EgressPolicy egress, HostExecutors executors, Duration timeLeft, HostCallback callback) {
        waiting = callback;
        try {
            // A body nobody reads would hold its connection: nothing outlives the invocation's time limit.
            deadline = executors.timers().schedule(this::abort, timeLeft.toMillis(), TimeUnit.MILLISECONDS);
            // The policy resolves names, which blocks.
            executors.io().execute(() -> send(egress));
        } catch (RejectedExecutionException e) {
            fail("the server is stopping");
        }
    }

    private void send(EgressPolicy egress) {
        String refusal = egress.refusal(request.uri());
        if (refusal != null) {
            fail(refusal);
            return;
        }
        CompletableFuture<HttpResponse<FetchBody>> future;
        synchronized (this) {
            if (aborted) {
                return;
            }
            future = client.sendAsync(request, this::receive);
            sending = future;
        }
        CompletableFuture<HttpResponse<FetchBody>> unused = future.whenComplete((response, failure) -> {
            if (failure != null) {
                fail(FetchFailure.describe(failure, request.uri(), settings));
            } else {
                answer(response);
            }
        });
    }

    private FetchBody receive(HttpResponse.ResponseInfo info) {
        FetchBody received = new FetchBody(request.uri(), settings, compression(info), this::end);
        synchronized (this) {
            body = received;
            if (aborted) {
                received.cancel();
            }
        }
        return received;
    }

    /** How the body is compressed; null if it is not, or in a way that the script has to deal with itself. */
    private static Decompressor.@Nullable Format compression(HttpResponse.ResponseInfo info) {
        return info.headers()
                .firstValue("content-encoding")
                .map(encoding -> COMPRESSIONS.get(encoding.trim().toLowerCase(Locale.ROOT)))
                .orElse(null);
    }

    private void answer(HttpResponse<FetchBody> response) {
        List<Object> head = new ArrayList<>();
        head.add(response.statusCode());
        boolean decoded = response.body().isDecoded();
        for (Map.Entry<String, List<String>> field : response.headers().map().entrySet()) {
            String name = field.getKey().toLowerCase(Locale.ROOT);
            // HTTP/2 puts the status among the fields.
            if (name.startsWith(":") || (decoded && GONE_WHEN_DECODED.contains(name))) {
                continue;
            }
            for (String value : field.getValue()) {
                head.add(name);
                head.add(value);
            }
        }
        HostCallback callback = takeWaiting();
        if (callback != null) {
            callback.succeed(head);
        }
    }

    /** Calls back with the next bytes of the answer's body, or null at its end. */
    void read(HostCallback callback) {
        FetchBody present;
        synchronized (this) {
            present = body;
        }
        if (present == null) {
            callback.fail("Error", STOPPED);
        } else {
            present.read(callback);
        }
    }

    /** Sends the next chunk of the request's body, or its end if that is null; calls back when it is sent. */
    void write(byte @Nullable [] chunk, HostCallback callback) {
        if (upload == null) {
            callback.fail("Error", STOPPED);
        } else {
            upload.write(chunk, callback);
        }
    }

    /** Stops whatever is under way; a callback that waits fails. */
    void abort() {
        CompletableFuture<HttpResponse<FetchBody>> future;
        FetchBody present;
        synchronized (this) {
            if (aborted) {
                return;
            }
            aborted = true;
            future = sending;
            present = body;
        }
        fail(STOPPED);
        if (upload != null) {
            upload.abort();
        }
        if (present != null) {
            present.cancel();
        }
        if (future != null) {
            future.cancel(true);
        }
    }

    private void fail(String message) {
        HostCallback callback = takeWaiting();
        if (callback != null) {
            callback.fail("Error", message);
        }
        end();
    }

    private void end() {
        Future<?> timer;
        synchronized (this) {
            timer = deadline;
            deadline = null;
        }
        if (timer != null) {
            timer.cancel(false);
        }
        if (upload != null) {
            upload.abort();
        }
        atEnd.accept(this);
    }

    private synchronized @Nullable HostCallback takeWaiting() {
        HostCallback callback = waiting;
        waiting = null;
        return callback;
    }
}
