// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import io.parley.lab.hostile.Mutator;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes requests to an agent that nobody would send who means well. The same seed makes the same requests. */
final class HostileRequests {

    private static final List<String> METHODS =
            List.of("GET", "POST", "PATCH", "PUT", "DELETE", "OPTIONS", "HEAD", "X");
    private static final List<String> HEADERS = List.of(
            "Origin: https://evil.example",
            "X-Forwarded-For: 127.0.0.1",
            "X-Forwarded-Host: evil.example",
            "X-Forwarded-Proto: https",
            "Forwarded: for=127.0.0.1;host=evil.example",
            "Last-Event-ID: 99999999999999999999",
            "Last-Event-ID: -1",
            "Accept: text/html",
            "Cookie: parley_session=9999999999.AAAA",
            "Cookie: parley_session=; $Version=1; =",
            "Range: bytes=0-,0-,0-",
            "Accept-Encoding: gzip;q=x",
            "Content-Encoding: gzip",
            "If-Modified-Since: yesterday",
            "Authorization: Bearer",
            "X-Long: " + "a".repeat(7_000));
    private static final List<String> BODIES = List.of(
            "{\"name\":\"Anna\",\"text\":\"Hello\",\"email\":\"anna@example.org\",\"clientMessageId\":\"1\"}",
            "{\"ids\":[\"delivery-1\"],\"reason\":\"no\"}",
            "{\"filter\":{\"stage\":\"delivery\",\"party\":\"sandbox\",\"cause\":\"REFUSED\",\"q\":\"a\"},\"reason\":\"no\"}",
            "{\"account\":\"website\",\"handle\":\"anna\"}",
            "{\"text\":\"Thank you\",\"public\":true}",
            "{\"status\":\"closed\",\"owner\":\"Bob\"}",
            "{\"survivor\":\"1\",\"loser\":\"2\"}",
            "[{\"id\": 900, \"text\": \"By webhook\"}]",
            "token=secret&next=%2Fcrm&code=a");

    private final Random random;
    private final String token;
    private final List<String> addresses;
    private final Mutator bodies;
    private final Mutator targets;

    /**
     * Requests to some addresses.
     *
     * @param token with which most of them get in
     */
    HostileRequests(long seed, String token, List<String> addresses) {
        this.random = new Random(seed);
        this.token = token;
        this.addresses = addresses;
        this.bodies = new Mutator(seed, bytes(BODIES));
        this.targets = new Mutator(seed, bytes(addresses));
    }

    /** {@return the bytes of the next one} */
    byte[] next() {
        String method = random.nextInt(4) > 0 ? any(METHODS.subList(0, 2)) : any(METHODS);
        boolean bare = method.equals("GET") && random.nextInt(8) > 0;
        byte[] body = bare ? new byte[0] : body();
        String target = random.nextInt(3) > 0 ? any(addresses) : escaped(targets.next());
        StringBuilder head = new StringBuilder(method)
                .append(' ')
                .append(target.isEmpty() ? "/" : target)
                .append(" HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n");
        if (random.nextInt(4) > 0) {
            head.append("Authorization: Bearer ").append(token).append("\r\n");
        }
        head.append("Content-Type: ")
                .append(any(List.of(
                        "application/json",
                        "application/x-www-form-urlencoded",
                        "multipart/form-data; boundary=a",
                        "x")));
        head.append("\r\nX-Signature: sha256=").append(signature(body));
        for (int i = random.nextInt(4); i > 0; i--) {
            head.append("\r\n").append(any(HEADERS));
        }
        head.append(bare ? "\r\n\r\n" : framing(body));
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(body);
        return random.nextInt(20) == 0 ? broken(request.toByteArray()) : request.toByteArray();
    }

    private byte[] body() {
        return random.nextInt(3) == 0 ? any(BODIES).getBytes(StandardCharsets.UTF_8) : bodies.next();
    }

    private String framing(byte[] body) {
        return switch (random.nextInt(10)) {
            case 0 -> "\r\nTransfer-Encoding: chunked\r\n\r\nfffffff\r\n";
            case 1 -> "\r\nTransfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(body.length) + ";a=b\r\n";
            case 2 -> "\r\nContent-Length: " + random.nextInt(body.length + 1) + "\r\n\r\n";
            default -> "\r\nContent-Length: " + body.length + "\r\n\r\n";
        };
    }

    /** What is signed is read; what is not is covered by addresses and bodies of other kinds. */
    private static String signature(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("shared".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] broken(byte[] request) {
        return new Mutator(random.nextLong(), List.of(request)).next();
    }

    /** Stays one word, so that it reaches whoever serves the path; half of the time as browsers would escape it. */
    private String escaped(byte[] target) {
        boolean asBrowsersDo = random.nextBoolean();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(target.length, 4_000); i++) {
            char letter = (char) (target[i] & 0xff);
            if (letter <= ' ' || asBrowsersDo && (letter > '~' || "\"<>\\^`{|}".indexOf(letter) >= 0)) {
                text.append(String.format("%%%02X", (int) letter));
            } else {
                text.append(letter);
            }
        }
        return text.toString();
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static List<byte[]> bytes(List<String> texts) {
        return texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    }
}
