// SPDX-License-Identifier: Apache-2.0
package io.parley.mutants;

import io.parley.spi.SyncException;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiRequest;
import io.parley.spi.http.ApiResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** HTTP clients that are worse than the agent's. */
final class Doors {

    private Doors() {}

    /** Faults of a kind are taken for something else. */
    static UnaryOperator<ApiClient> taking(
            Class<? extends SyncException> kind, Function<SyncException, ? extends Exception> worse) {
        return client -> request -> {
            try {
                return client.send(request);
            } catch (SyncException e) {
                if (!kind.isInstance(e)) {
                    throw e;
                }
                Exception other = worse.apply(e);
                if (other instanceof SyncException known) {
                    throw known;
                }
                throw (RuntimeException) other;
            }
        };
    }

    /** Faults of a kind are taken for an answer. */
    static UnaryOperator<ApiClient> answering(Class<? extends SyncException> kind, String body) {
        return client -> request -> {
            try {
                return client.send(request);
            } catch (SyncException e) {
                if (!kind.isInstance(e)) {
                    throw e;
                }
                return new ApiResponse(200, Map.of(), body.getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    /** Something is said aside before each call. */
    static UnaryOperator<ApiClient> aside(Runnable said) {
        return client -> request -> {
            said.run();
            return client.send(request);
        };
    }

    /** What fails is sent again at once. */
    static UnaryOperator<ApiClient> again(Predicate<SyncException> which) {
        return client -> request -> {
            try {
                return client.send(request);
            } catch (SyncException e) {
                if (which.test(e)) {
                    return client.send(request);
                }
                throw e;
            }
        };
    }

    /** What is written is sent twice. */
    static UnaryOperator<ApiClient> twice() {
        return client -> request -> {
            if (request.writing()) {
                client.send(request);
            }
            return client.send(request);
        };
    }

    /** Bodies are changed before they are sent. */
    static UnaryOperator<ApiClient> saying(UnaryOperator<String> worse) {
        return client -> request -> client.send(
                request.body().isEmpty()
                        ? request
                        : ApiRequest.method(request.method(), request.path())
                                .body(
                                        "application/json",
                                        worse.apply(new String(request.body().orElseThrow(), StandardCharsets.UTF_8))
                                                .getBytes(StandardCharsets.UTF_8))
                                .build());
    }

    /** Answers are changed before they are read. */
    static UnaryOperator<ApiClient> hearing(UnaryOperator<String> worse) {
        return client -> request -> {
            ApiResponse answer = client.send(request);
            return new ApiResponse(
                    answer.status(),
                    answer.headers(),
                    worse.apply(answer.text()).getBytes(StandardCharsets.UTF_8));
        };
    }

    /** An interrupt is taken for something else. */
    static UnaryOperator<ApiClient> interrupted(Predicate<Thread> worse) {
        return client -> request -> {
            try {
                return client.send(request);
            } catch (InterruptedException e) {
                if (worse.test(Thread.currentThread())) {
                    throw new SyncException.Transient("interrupted", request.writing(), e);
                }
                return client.send(request);
            }
        };
    }

    /**
     * What can be wrong with any plug-in that speaks HTTP.
     *
     * @param secret what must not be told
     * @param nothing the answer of the vendor that has nothing to tell
     */
    static <P> List<Mutant<P>> mutants(String secret, String nothing) {
        return List.of(
                door(
                        "takes limits for refusals",
                        taking(SyncException.RateLimited.class, e -> new SyncException.Permanent(e.getMessage()))),
                door(
                        "takes limits for something that passes",
                        taking(
                                SyncException.RateLimited.class,
                                e -> new SyncException.Transient(e.getMessage(), false, e))),
                door(
                        "takes limits for one bad item",
                        taking(SyncException.RateLimited.class, e -> new SyncException.ItemRejected(e.getMessage()))),
                door(
                        "is silent for no time",
                        taking(
                                SyncException.RateLimited.class,
                                e -> new SyncException.RateLimited(e.getMessage(), Instant.EPOCH))),
                door(
                        "takes dead credentials for something that passes",
                        taking(
                                SyncException.AuthExpired.class,
                                e -> new SyncException.Transient(e.getMessage(), false, e))),
                door(
                        "takes dead credentials for one bad item",
                        taking(SyncException.AuthExpired.class, e -> new SyncException.ItemRejected(e.getMessage()))),
                door(
                        "takes faults of the server for lasting",
                        taking(SyncException.Transient.class, e -> new SyncException.Permanent(e.getMessage()))),
                door(
                        "takes faults of the server for one bad item",
                        taking(SyncException.Transient.class, e -> new SyncException.ItemRejected(e.getMessage()))),
                door(
                        "takes faults of the server for limits",
                        taking(
                                SyncException.Transient.class,
                                e -> new SyncException.RateLimited(
                                        e.getMessage(), Instant.now().plusSeconds(9)))),
                door(
                        "takes a lost line for a defect",
                        taking(SyncException.Transient.class, e -> new IllegalStateException(e.getMessage(), e))),
                door(
                        "tells its secret in a fault",
                        taking(
                                SyncException.class,
                                e -> new SyncException.Transient("failed with " + secret, true, null))),
                door(
                        "tells its secret in the cause of a fault",
                        taking(
                                SyncException.Transient.class,
                                e -> new SyncException.Transient(
                                        "failed", e.inDoubt(), new IllegalStateException("Bearer " + secret)))),
                door("logs its secret", aside(() -> System.getLogger("door")
                        .log(System.Logger.Level.INFO, "with " + secret))),
                door(
                        "prints its secret in an address",
                        aside(() -> System.err.println("?token=" + URLEncoder.encode(secret, StandardCharsets.UTF_8)))),
                door(
                        "prints its secret in Base64",
                        aside(() -> System.out.println(Base64.getEncoder()
                                .encodeToString(("me:" + secret).getBytes(StandardCharsets.UTF_8))))),
                door(
                        "tells its secret in Base64 in a fault",
                        taking(
                                SyncException.class,
                                e -> new SyncException.Transient(
                                        Base64.getUrlEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)),
                                        true,
                                        null))),
                door(
                        "takes faults of the server for an empty answer",
                        answering(SyncException.Transient.class, nothing)),
                door("takes dead credentials for an empty answer", answering(SyncException.AuthExpired.class, nothing)),
                door("takes limits for an empty answer", answering(SyncException.RateLimited.class, nothing)),
                door("takes every refusal for an empty answer", answering(SyncException.class, nothing)),
                door("takes an interrupt for a fault", interrupted(thread -> true)),
                door("takes no notice of an interrupt", interrupted(thread -> false)),
                door("refuses what it does not know", hearing(answer -> {
                    if (answer.contains("newSinceToday")) {
                        throw new IllegalArgumentException("unknown field");
                    }
                    return answer;
                })),
                door(
                        "takes pages for people for an empty answer",
                        hearing(answer -> answer.startsWith("<") ? nothing : answer)),
                door("completes half an answer", hearing(answer -> answer.endsWith("Hel") ? nothing : answer)));
    }

    static <P> Mutant<P> door(String name, UnaryOperator<ApiClient> worse) {
        return Mutant.atTheDoor("door that " + name, worse);
    }
}
