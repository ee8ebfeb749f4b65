// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.web;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was asked is not done; the message is for people, and says what would be right. */
public final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;
    private static final Duration A_LITTLE = Duration.ofSeconds(10);

    private final int status;
    private final @Nullable Duration pause;
    private final boolean challenge;

    /** For good, with a status of HTTP. */
    public RefusedException(int status, String sentence) {
        this(status, sentence, null, false);
    }

    private RefusedException(int status, String sentence, @Nullable Duration pause, boolean challenge) {
        super(sentence);
        this.status = status;
        this.pause = pause;
        this.challenge = challenge;
    }

    /** What was sent is not as it should be. */
    public static RefusedException unusable(String sentence) {
        return new RefusedException(400, sentence);
    }

    /** It may be asked again a little later. */
    public static RefusedException forNow(String sentence) {
        return new RefusedException(429, sentence, A_LITTLE, false);
    }

    /** It may be asked again with a solved challenge, or a little later. */
    public static RefusedException challenge(String sentence) {
        return new RefusedException(429, sentence, A_LITTLE, true);
    }

    int status() {
        return status;
    }

    boolean challenge() {
        return challenge;
    }

    Optional<Duration> pause() {
        return Optional.ofNullable(pause);
    }
}
