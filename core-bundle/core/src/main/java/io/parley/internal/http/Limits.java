// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import io.parley.internal.pacing.CallCount;
import io.parley.internal.pacing.Level;
import io.parley.spi.SyncException;
import io.parley.spi.http.ApiRequest;
import io.parley.spi.http.ApiResponse;
import io.parley.spi.http.ApiSettings;
import io.parley.spi.http.LimitStyle;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The limits of one client: read from every answer, kept before every request. Any thread. */
final class Limits {

    private final String host;
    private final LimitStyle style;
    private final NamedLimits named;
    private final Silences silences;
    private final InstantSource clock;
    private final CallCount count;

    Limits(ApiSettings settings, Silences silences, InstantSource clock, CallCount count) {
        host = settings.endpoint().getAuthority();
        style = settings.limitStyle();
        named = new NamedLimits(settings.limitHeaders());
        this.silences = silences;
        this.clock = clock;
        this.count = count;
    }

    /** Refuses a request to which the vendor would say no. */
    void keep(ApiRequest request) throws SyncException.RateLimited {
        silences.keep(request.limit());
    }

    /** Looks for a refusal in the vendor's own manner. */
    Optional<SyncException> vendors(ApiRequest request, ApiResponse response) {
        return LimitRefusals.ofVendor(style, read(response)).map(refusal -> refused(request, response, refusal));
    }

    /** Looks for a refusal as it is common. */
    Optional<SyncException> common(ApiRequest request, ApiResponse response) {
        LimitAnswer answer = read(response);
        return LimitRefusals.common(answer)
                .map(refusal -> new LimitRefusals.Refusal(refusal.silence().or(() -> named.silence(answer))))
                .map(refusal -> refused(request, response, refusal));
    }

    /** What a plug-in makes of an answer: the silence that it names is kept by everybody who uses the limit. */
    SyncException kept(ApiRequest request, SyncException meaning) {
        return meaning instanceof SyncException.RateLimited refusal
                ? silences.refused(
                        request.limit(),
                        Optional.of(Duration.between(clock.instant(), refusal.resumeAt())),
                        String.valueOf(refusal.getMessage()))
                : meaning;
    }

    /** An answer came: counts it, and reads what is left. Only the usual limit tells those who wait how much that is. */
    List<Level> levels(ApiRequest request, ApiResponse response) {
        LimitAnswer answer = read(response);
        List<Level> levels = Stream.concat(named.levels(answer), LimitLevels.of(style, answer).stream())
                .toList();
        count.made(request.costs(), request.limit().isEmpty() ? levels : List.of());
        return levels;
    }

    /** A request was not refused; the next one may be. */
    void worked(ApiRequest request, List<Level> levels) {
        silences.worked(request.limit());
        levels.stream()
                .filter(Level::empty)
                .flatMap(level -> level.rest().stream())
                .filter(rest -> !rest.isZero())
                .max(Duration::compareTo)
                .ifPresent(rest -> silences.announced(
                        request.limit(), rest, host + " says that its limit of requests is used up"));
    }

    private SyncException refused(ApiRequest request, ApiResponse response, LimitRefusals.Refusal refusal) {
        String reason = host + " asks for a pause (status " + response.status() + ")";
        return silences.refused(request.limit(), refusal.silence(), reason);
    }

    private LimitAnswer read(ApiResponse response) {
        return new LimitAnswer(response, Moments.of(response, clock.instant()));
    }
}
