// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Makes hostile inputs out of good ones. The same seed makes the same inputs. */
public final class Mutator {

    private static final int LONGEST = 60_000;
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern VALUE = Pattern.compile("(?<=\")[^\"\\n]*(?=\")|(?<=>)[^<]+(?=<)|(?<=: )[^\\n]+");
    private static final List<byte[]> OPENINGS = bytes("[", "{\"a\":", "<a>", "<div><p>", "(", "%25", "&amp;");

    private final Random random;
    private final List<byte[]> samples;

    /** With a seed, and with what well-meaning people send. */
    public Mutator(long seed, List<byte[]> samples) {
        this.random = new Random(seed);
        this.samples = samples;
    }

    /** {@return the next input} */
    public byte[] next() {
        byte[] input = any(samples);
        for (int i = random.nextInt(4); i >= 0; i--) {
            input = changed(input);
        }
        return input.length > LONGEST ? Arrays.copyOf(input, LONGEST) : input;
    }

    private byte[] changed(byte[] input) {
        int at = random.nextInt(input.length + 1);
        int end = Math.min(input.length, at + 1 + random.nextInt(40));
        byte[] piece = Arrays.copyOfRange(input, at, end);
        return switch (random.nextInt(12)) {
            case 0 -> flipped(input);
            case 1 -> Arrays.copyOf(input, at);
            case 2 -> spliced(input, at, new byte[0], end);
            case 3 -> spliced(input, at, piece, at);
            case 4 -> spliced(input, at, any(HostileTexts.ALL), end);
            case 5 -> spliced(input, at, any(HostileTexts.ALL), at);
            case 6 -> replaced(input, NUMBER, any(HostileTexts.NUMBERS));
            case 7, 8 -> replaced(input, VALUE, any(HostileTexts.ALL));
            case 9 -> spliced(input, at, any(samples), input.length);
            case 10 -> spliced(input, at, repeated(any(OPENINGS)), at);
            default -> spliced(input, at, joined(repeated(piece), repeated(any(HostileTexts.RUNS))), end);
        };
    }

    private byte[] flipped(byte[] input) {
        byte[] copy = input.clone();
        if (copy.length > 0) {
            copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return copy;
    }

    /** One of the places that look like something is given another value; what is no UTF-8 survives in Latin 1. */
    private byte[] replaced(byte[] input, Pattern pattern, byte[] value) {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        List<MatchResult> places = pattern.matcher(text).results().limit(1_000).toList();
        if (places.isEmpty()) {
            return input;
        }
        MatchResult place = places.get(random.nextInt(places.size()));
        return spliced(input, place.start(), value, place.end());
    }

    private byte[] repeated(byte[] piece) {
        int times = random.nextBoolean() ? random.nextInt(50) : random.nextInt(1 + 20_000 / Math.max(1, piece.length));
        ByteArrayOutputStream run = new ByteArrayOutputStream();
        IntStream.range(0, times).forEach(i -> run.writeBytes(piece));
        return run.toByteArray();
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static byte[] joined(byte[] first, byte[] second) {
        return spliced(first, first.length, second, first.length);
    }

    private static byte[] spliced(byte[] input, int from, byte[] between, int to) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.write(input, 0, from);
        joined.writeBytes(between);
        joined.write(input, to, input.length - to);
        return joined.toByteArray();
    }

    private static List<byte[]> bytes(String... texts) {
        return Arrays.stream(texts)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
