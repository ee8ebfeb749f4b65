// SPDX-License-Identifier: Apache-2.0
package io.parley.itest.rig;

import io.parley.itest.rig.RigPlan.Account;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tells the agent what is new on one account, again and again until it says that it has it. A thread of its own. */
final class HookCaller implements Runnable {

    private static final long REST = 100_000_000L;

    private final Channel channel;
    private final URI address;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private int forged;
    private int believed;

    HookCaller(Channel channel, int agentPort) {
        this.channel = channel;
        this.address = URI.create(
                "http://127.0.0.1:" + agentPort + "/hooks/" + channel.account().name());
    }

    /** How many forged calls were accepted. */
    int believed() {
        return believed;
    }

    @Override
    public void run() {
        Account account = channel.account();
        while (!Thread.currentThread().isInterrupted()) {
            List<Sighting> some = channel.call();
            if (some.isEmpty()) {
                LockSupport.parkNanos(REST);
                continue;
            }
            String body = channel.body(some);
            boolean accepted = post(body, account.hook().equals("signed") ? signature(body) : "");
            channel.called(some, accepted);
            if (!accepted) {
                LockSupport.parkNanos(REST);
            } else if (account.hook().equals("signed") && ++forged % 200 == 0) {
                believed += post(body.replace("\"u", "\"forged"), "sha256=00") ? 1 : 0;
            }
        }
    }

    private boolean post(String body, String signature) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("X-Signature", signature)
                .timeout(Duration.ofSeconds(5))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String signature(String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(RigPlan.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
