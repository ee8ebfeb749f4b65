// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.http;

import io.parley.spi.SyncException;
import java.time.Duration;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Sends requests to the one endpoint it was opened for. Any thread; the caller's thread waits.
 *
 * <p>What it does: adds credentials, follows redirects only to the endpoint's own host, refuses other hosts unless they
 * were declared, bounds time and size of answers, logs method, address and status at debug level without secrets, and
 * turns every failure into the right {@link SyncException}:
 *
 * <table>
 * <caption>What a status becomes, unless the settings say otherwise</caption>
 * <tr><th>status</th><th>exception</th></tr>
 * <tr><td>401</td><td>AuthExpired; with a {@link TokenSource} after one more try with a new token</td></tr>
 * <tr><td>429, 503 with Retry-After, what the {@link LimitStyle} says</td><td>RateLimited</td></tr>
 * <tr><td>404, 410</td><td>RecordGone</td></tr>
 * <tr><td>3xx for a request that is not followed</td><td>Permanent</td></tr>
 * <tr><td>408, other 5xx, a fault of the network, an answer that is not what was asked for</td><td>Transient</td></tr>
 * <tr><td>other 4xx, an answer above the size limit</td><td>ItemRejected</td></tr>
 * </table>
 *
 * <p>Apart from that one it never repeats a request by itself: the engine decides. How long to be silent is read from
 * {@code Retry-After}, else from {@code RateLimit-Reset} and its likes, or as the {@link LimitStyle} says, by the clock of
 * the other side as its header {@code Date} tells; where nothing is said, it begins with a minute and grows. Until then, and
 * also when a success says that nothing is left, requests are refused with RateLimited without being sent. A vendor with
 * several limits needs {@link ApiRequest.Builder#limit}; clients of one app need {@link ApiSettings.Builder#sharedLimits}.
 */
@ProviderType
public interface ApiClient {

    /**
     * Sends a request and reads the whole answer.
     *
     * @param request what to send
     * @return an answer with status 2xx, or one that the request accepts explicitly
     * @throws SyncException for every other answer and for faults of the network
     * @throws InterruptedException if the thread was interrupted; the request is cancelled within a second
     */
    ApiResponse send(ApiRequest request) throws SyncException, InterruptedException;

    /**
     * Listens to server-sent events until the other side ends them. Nothing is repeated and no event's id is kept: whoever
     * listens again reads elsewhere what was missed.
     *
     * @param request what to ask for
     * @param mostSilence how long nothing at all may come, comments included, until the stream is taken for dead; 1 to 60
     *     seconds
     * @param listener hears of it in this thread
     * @throws SyncException as with {@link #send}; Transient also if the stream is silent, breaks, or brings events faster
     *     than they are heard; what the listener throws
     * @throws InterruptedException if the thread was interrupted; the connection is closed
     * @throws IllegalArgumentException if the silence is out of bounds
     * @throws UnsupportedOperationException if this is the door through which a {@link TokenSource} fetches its tokens
     */
    default void listen(ApiRequest request, Duration mostSilence, EventListener listener)
            throws SyncException, InterruptedException {
        throw new UnsupportedOperationException("Nobody listens here");
    }
}
