// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Tells a webhook of each post when it happens, one post a call, those of a thread one after another. */
final class Pusher implements Runnable {

    private static final int LANES = 16;
    private static final long LOOK_MICROS = 500;
    private static final long RETRY_MILLIS = 100;
    private static final int OK = 200;

    private final Feed feed;
    private final Release release;
    private final URI hook;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<ExecutorService> lanes = new ArrayList<>();
    private int pushed;

    /** Pushes what happens from now on. */
    Pusher(Feed feed, Release release, URI hook) {
        this.feed = feed;
        this.release = release;
        this.hook = hook;
        this.pushed = release.now();
        for (int i = 0; i < LANES; i++) {
            lanes.add(Executors.newSingleThreadExecutor());
        }
    }

    @Override
    public void run() {
        try {
            while (true) {
                int now = release.now();
                for (; pushed < now; pushed++) {
                    byte[] body = feed.single(pushed);
                    lanes.get(feed.thread(pushed) % LANES).execute(() -> push(body));
                }
                TimeUnit.MICROSECONDS.sleep(LOOK_MICROS);
            }
        } catch (InterruptedException e) {
            lanes.forEach(ExecutorService::shutdownNow);
        }
    }

    private void push(byte[] body) {
        release.seen();
        HttpRequest request = HttpRequest.newBuilder(hook)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            while (!taken(request)) {
                TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean taken(HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException e) {
            System.err.println("The webhook did not answer: " + e.getMessage());
            return false;
        }
    }
}
