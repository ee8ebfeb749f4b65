// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.traffic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Endless social traffic in the order of time: the same seed gives the same posts. */
public final class Traffic {

    /** Who writes for the company. */
    public static final String COMPANY = "company";

    private static final Instant BEGINNING = Instant.parse("2025-01-01T00:00:00Z");

    private final Shape shape = Shape.fitted();
    private final RandomGenerator random;
    private final Texts texts;
    private final PriorityQueue<Coming> coming =
            new PriorityQueue<>(Comparator.comparing(Coming::at).thenComparing(Coming::number));
    private long planned;
    private int messages;
    private int threads;
    private int people;

    /** Traffic of a seed. */
    public Traffic(long seed) {
        random = new SplittableRandom(seed);
        texts = new Texts(random, shape.signShare());
        plan(BEGINNING, this::begin);
    }

    /** What will happen at a moment. */
    private record Coming(Instant at, long number, Function<Instant, Post> happening) {}

    /** A thread before its next message. */
    private record Thread(String name, String language, List<String> people, int left, Post last, Post question) {}

    /** {@return the next post} */
    public Post next() {
        Coming next = coming.remove();
        return next.happening().apply(next.at());
    }

    private void plan(Instant at, Function<Instant, Post> happening) {
        coming.add(new Coming(at, planned++, happening));
    }

    private Post begin(Instant at) {
        plan(at.plusSeconds(shape.threadGaps().draw(random)), this::begin);
        String language = shape.languages().draw(random);
        List<String> present = new ArrayList<>();
        for (int i = Integer.parseInt(shape.threadPeople().draw(random)); i > 0; i--) {
            present.add(person());
        }
        String text = texts.draw(language, shape.inboundLengths().draw(random));
        String starter = present.get(0);
        Post first = new Post("u" + ++messages, 1, "t" + ++threads, starter, starter, false, null, text, at);
        mayBeEdited(first, language);
        int size = Integer.parseInt(shape.threadSizes().draw(random));
        goOn(new Thread(first.thread(), language, present, size - 1, first, first), at);
        return first;
    }

    private String person() {
        boolean returning = people > 0 && random.nextDouble() < shape.returningShare();
        return "p" + (returning ? 1 + random.nextInt(people) : ++people);
    }

    private void goOn(Thread thread, Instant at) {
        if (thread.left() > 0) {
            plan(at.plusSeconds(shape.answerGaps().draw(random)), then -> say(thread, then));
        }
    }

    private Post say(Thread thread, Instant at) {
        boolean outbound = random.nextDouble() < shape.answerShare();
        String person = outbound
                ? Traffic.COMPANY
                : thread.people().get(random.nextInt(thread.people().size()));
        Post answered = outbound ? thread.question() : thread.last();
        int length = (outbound ? shape.outboundLengths() : shape.inboundLengths()).draw(random);
        Post post = new Post(
                "u" + ++messages,
                1,
                thread.name(),
                person,
                outbound ? answered.person() : person,
                outbound,
                answered.id(),
                texts.draw(thread.language(), length),
                at);
        mayBeEdited(post, thread.language());
        Post question = outbound ? thread.question() : post;
        goOn(new Thread(thread.name(), thread.language(), thread.people(), thread.left() - 1, post, question), at);
        return post;
    }

    private void mayBeEdited(Post post, String language) {
        if (random.nextDouble() < shape.editShare()) {
            String text = texts.draw(language, shape.inboundLengths().draw(random));
            plan(post.at().plusSeconds(shape.editGaps().draw(random)), at -> post.edited(text, at));
        }
    }
}
