// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import io.parley.internal.work.SettableClock;
import io.parley.model.Change;
import io.parley.model.Conversation;
import io.parley.model.Direction;
import io.parley.model.ExternalId;
import io.parley.model.Message;
import io.parley.model.ReplyPolicy;
import io.parley.model.SocialProfile;
import io.parley.spi.AccountInfo;
import io.parley.spi.SyncException;
import io.parley.spi.channel.ChannelDescription;
import io.parley.spi.channel.Moderation;
import io.parley.spi.channel.Moderator;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PageReader;
import io.parley.spi.channel.ProfileReader;
import io.parley.spi.channel.PullRequest;
import io.parley.spi.channel.Rechecker;
import io.parley.spi.channel.Repeat;
import io.parley.spi.channel.Reply;
import io.parley.spi.channel.SendReceipt;
import io.parley.spi.channel.SentFinder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A channel with its own record of truth: a log of changes that is read by position, and the answers it got. */
final class TestChannel implements PageReader, SentFinder, Rechecker, ProfileReader, Moderator {

    static final ExternalId BRAND = new ExternalId("test", "people", "brand");

    final TestFaults faults = new TestFaults();
    final TestFiles files = new TestFiles();
    private final SettableClock clock;
    private Duration sendDelay = Duration.ZERO;
    private final TestLog log = new TestLog();
    private final Map<ExternalId, Change> current = new HashMap<>();
    private final Map<String, TestLog> finds = new LinkedHashMap<>();
    private final TestVoices voices;
    private final Map<String, Posted> posted = new LinkedHashMap<>();
    private final TestModeration moderation = new TestModeration();
    private Repeat repeat = Repeat.unsafe();
    private final Map<ExternalId, Repeat> promises = new HashMap<>();
    private boolean recognisesKeys;
    private boolean equalTextsAreOne;
    private Duration lateness = Duration.ZERO;
    private int number;
    private int rechecks;
    private @Nullable String refusedText;
    private int searches;
    private Runnable beforeSend = () -> {};
    private Runnable beforeSearch = () -> {};
    private Runnable duringRecheck = () -> {};
    private final List<String> warnings = new ArrayList<>();
    private @Nullable Supplier<Duration> echoDelay;
    private final List<Pending> echoes = new ArrayList<>();

    /** Something that shows later. */
    private record Pending(Instant at, Change change) {}

    TestChannel(SettableClock clock) {
        this.clock = clock;
        this.voices = new TestVoices(clock);
    }

    void promise(Repeat promised) {
        repeat = promised;
        recognisesKeys = promised.kind() == Repeat.Kind.SAFE;
    }

    /** Another promise for one thread. */
    void promiseIn(String thread, Repeat promised) {
        promises.put(TestVoices.conversation(thread).id(), promised);
        recognisesKeys = true;
    }

    /** From now on the same text is the same message, whoever sends it. */
    void refuseEqualTexts() {
        equalTextsAreOne = true;
    }

    /** Something may appear that late; said when the agent starts the next time. */
    void appearsLate(Duration time) {
        lateness = time;
    }

    void policy(ReplyPolicy newPolicy) {
        voices.policy(newPolicy);
    }

    /** The next answer is posted only after a while. */
    void delayNextSend(Duration delay) {
        sendDelay = delay;
    }

    /** From now on an answer with this text is refused. */
    void refuseText(String text) {
        refusedText = text;
    }

    /** Something that the channel tells by itself. */
    Change heard(String thread, String person, String id, String text) {
        return seen(thread, person, id, text, Direction.INBOUND);
    }

    /** After so many more answers every call fails so; null opens it again. */
    void shut(@Nullable SyncException fault, int afterAnswers) {
        faults.shut(fault, posted.size() + afterAnswers);
    }

    private void answerTheDoor() throws SyncException {
        faults.called(posted.size());
    }

    /** Something happens while the next answer is on its way. */
    void beforeNextSend(Runnable event) {
        beforeSend = event;
    }

    /** Something happens while it is looked for the next time what became of an answer. */
    void beforeNextSearch(Runnable event) {
        beforeSearch = event;
    }

    /** Something happens while what was read by the next second look is on its way back. */
    void duringNextRecheck(Runnable event) {
        duringRecheck = event;
    }

    int searches() {
        return searches;
    }

    void say(String thread, String person, String id, String text) {
        say(thread, person, id, text, Direction.INBOUND);
    }

    void sayAsBrand(String thread, String id, String text) {
        say(thread, "brand", id, text, Direction.OUTBOUND);
    }

    /** A colleague answers a message on the channel itself. */
    void answerAsBrand(String thread, String id, String text, String answered) {
        Message message = voices.message(thread, "brand", id, text, Direction.OUTBOUND)
                .inReplyTo(new ExternalId("test", "messages", answered))
                .build();
        log.add(new Change.MessageSeen(message, voices.person("brand"), TestVoices.conversation(thread)));
    }

    /** It listens for a word; known to an agent that starts afterwards. */
    void listenFor(String word) {
        finds.put(word, new TestLog());
    }

    /** Something that is not said to the account, and found by a word. */
    void find(String word, String thread, String person, String id, String text) {
        finds.get(word).add(heard(thread, person, id, text));
    }

    void echo(String key) {
        log.add(echoOf(posted.get(key)));
    }

    /** From now on every answer comes back by itself, after a while. */
    void echoAnswers(Supplier<Duration> delay) {
        echoDelay = delay;
    }

    private Change echoOf(Posted answer) {
        Sent sent = answer.sent();
        Message message = Message.of(sent.receipt().message())
                .conversation(answer.conversation().id())
                .author(BRAND)
                .direction(Direction.OUTBOUND)
                .text(sent.text())
                .sentAt(sent.receipt().sentAt())
                .build();
        return new Change.MessageSeen(message, voices.person("brand"), answer.conversation());
    }

    void remove(String id) {
        log.tell(removed(id));
    }

    void removeQuietly(String id) {
        removed(id);
    }

    /** Says it, or says it otherwise, without telling anybody who does not ask. */
    void sayQuietly(String thread, String person, String id, String text) {
        seen(thread, person, id, text, Direction.INBOUND);
    }

    /** {@return what it shows to those who read it} */
    TestLog log() {
        return log;
    }

    void changeBio(String person, String bio) {
        voices.changeBio(person, bio);
    }

    /** Who people are is said here. */
    TestVoices voices() {
        return voices;
    }

    TestModeration moderation() {
        return moderation;
    }

    int rechecks() {
        return rechecks;
    }

    void warn(String warning) {
        warnings.add(warning);
    }

    void breakOne(String id) {
        log.reject(new Page.Rejected(id, "it has no author", "{}"));
    }

    List<String> answers() {
        return posted.values().stream().map(answer -> answer.sent().text()).toList();
    }

    List<String> answerKeys() {
        return List.copyOf(posted.keySet());
    }

    @Override
    public ChannelDescription describe() {
        ChannelDescription.Builder description = ChannelDescription.of("test", "Test channel").stream(
                        "log", Duration.ofSeconds(10))
                .lateness(lateness);
        finds.keySet().forEach(stream -> description.listening(stream, Duration.ofSeconds(10)));
        return files.describe(description).build();
    }

    @Override
    public AccountInfo check() throws SyncException {
        answerTheDoor();
        AccountInfo.Builder info = AccountInfo.named("Brand").profile(BRAND);
        warnings.forEach(info::warning);
        return info.build();
    }

    @Override
    public Page pull(PullRequest request) throws SyncException {
        answerTheDoor();
        if (finds.containsKey(request.stream())) {
            faults.heard();
            return finds.get(request.stream()).page(request);
        }
        faults.pulled();
        List<Pending> due = echoes.stream()
                .filter(echo -> !echo.at().isAfter(clock.instant()))
                .toList();
        echoes.removeAll(due);
        due.forEach(echo -> log.add(echo.change()));
        return log.page(request);
    }

    @Override
    public int recheckLimit() {
        return 3;
    }

    @Override
    public List<Change> recheck(List<Change.MessageSeen> known) throws SyncException {
        answerTheDoor();
        rechecks++;
        List<Change> states =
                known.stream().map(seen -> current.get(seen.subject())).toList();
        duringRecheck.run();
        duringRecheck = () -> {};
        return states;
    }

    @Override
    public Optional<SocialProfile> profile(String handle) {
        return handle.startsWith("@nobody") ? Optional.empty() : Optional.of(voices.person(handle.substring(1)));
    }

    @Override
    public Set<Moderation> moderations() {
        return Set.of(Moderation.SPAM, Moderation.REMOVE);
    }

    @Override
    public void moderate(Message message, Moderation decision) throws SyncException {
        moderation.decide(decision);
        removed(message.id().id());
    }

    @Override
    public Repeat repeat() {
        return repeat;
    }

    @Override
    public Repeat repeat(Conversation conversation) {
        return promises.getOrDefault(conversation.id(), repeat);
    }

    @Override
    public SendReceipt send(Reply reply) throws SyncException {
        answerTheDoor();
        clock.advance(sendDelay);
        sendDelay = Duration.ZERO;
        beforeSend.run();
        beforeSend = () -> {};
        Optional<TestFaults.Fault> fault = faults.sent(reply.key());
        if (fault.isPresent() && !fault.get().afterAccepting()) {
            throw fault.get().exception();
        }
        if (reply.text().equals(refusedText)) {
            throw new SyncException.ItemRejected("It is not allowed here.");
        }
        Optional<Sent> equal = posted.values().stream()
                .map(Posted::sent)
                .filter(sent -> equalTextsAreOne && sent.text().equals(reply.text()))
                .findFirst();
        if (equal.isPresent()) {
            return equal.get().receipt();
        }
        boolean known = recognisesKeys && posted.containsKey(reply.key());
        String key = known ? reply.key() : reply.key() + (posted.containsKey(reply.key()) ? "-again" + number++ : "");
        Posted answer = posted.computeIfAbsent(key, name -> post(reply));
        files.take(reply);
        if (fault.isPresent()) {
            throw fault.get().exception();
        }
        return answer.sent().receipt();
    }

    private Posted post(Reply reply) {
        ExternalId id = new ExternalId("test", "messages", "posted-" + posted.size());
        Posted answer =
                new Posted(reply.conversation(), new Sent(new SendReceipt(id, clock.instant(), null), reply.text()));
        if (echoDelay != null) {
            echoes.add(new Pending(clock.instant().plus(echoDelay.get()), echoOf(answer)));
        }
        return answer;
    }

    @Override
    public List<Sent> sentSince(Reply reply, Instant since) throws SyncException {
        answerTheDoor();
        searches++;
        beforeSearch.run();
        beforeSearch = () -> {};
        Stream<Sent> answers = posted.values().stream()
                .filter(answer ->
                        answer.conversation().id().equals(reply.conversation().id()))
                .map(Posted::sent);
        Stream<Sent> natives = current.values().stream()
                .filter(Change.MessageSeen.class::isInstance)
                .map(change -> ((Change.MessageSeen) change).message())
                .filter(message -> message.direction() == Direction.OUTBOUND)
                .filter(message ->
                        message.conversation().equals(reply.conversation().id()))
                .map(message -> new Sent(new SendReceipt(message.id(), message.sentAt(), null), message.text()));
        Instant visible = clock.instant().minus(repeat.bound());
        return Stream.concat(answers, natives)
                .filter(sent -> !sent.receipt().sentAt().isAfter(visible))
                .filter(sent -> !sent.receipt().sentAt().isBefore(since))
                .toList();
    }

    private void say(String thread, String person, String id, String text, Direction direction) {
        log.tell(seen(thread, person, id, text, direction));
    }

    private Change removed(String id) {
        Change removed = new Change.MessageRemoved(new ExternalId("test", "messages", id));
        current.put(removed.subject(), removed);
        return removed;
    }

    private Change seen(String thread, String person, String id, String text, Direction direction) {
        Message message = voices.message(thread, person, id, text, direction).build();
        Change seen = new Change.MessageSeen(message, voices.person(person), TestVoices.conversation(thread));
        current.put(message.id(), seen);
        return seen;
    }
}
