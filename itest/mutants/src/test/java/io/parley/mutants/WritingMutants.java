// SPDX-License-Identifier: Apache-2.0
package io.parley.mutants;

import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.WriteOutcome;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Adapters that write too much, too little or over what people wrote, or do not know what they did. */
final class WritingMutants {

    private static final WriteOutcome DONE = new WriteOutcome.Done(RegisterAdapter.ref("message", "r1"));

    private WritingMutants() {}

    static List<Mutant<AdapterParts>> all() {
        AtomicInteger tick = new AtomicInteger();
        return List.of(
                writing(
                        "says that it wrote, and did not",
                        write -> batch -> batch.stream().map(one -> DONE).toList()),
                writing("says that all is written", write -> batch -> outcomes(write.write(batch), one -> DONE)),
                writing(
                        "says that what failed is written",
                        write -> batch ->
                                outcomes(write.write(batch), one -> one instanceof WriteOutcome.Failed ? DONE : one)),
                writing(
                        "says that nothing was tried",
                        write -> batch -> outcomes(
                                write.write(batch),
                                one -> new WriteOutcome.NotAttempted(
                                        batch.get(0).key()))),
                writing("tells outcomes in another order", write -> batch -> {
                    List<WriteOutcome> outcomes = new ArrayList<>(write.write(batch));
                    Collections.reverse(outcomes);
                    return outcomes;
                }),
                writing(
                        "tells one outcome for all",
                        write -> batch -> write.write(batch).subList(0, 1)),
                writing(
                        "forgets the last outcome",
                        write -> batch -> write.write(batch).subList(0, batch.size() - 1)),
                writing("tells one outcome too many", write -> batch -> {
                    List<WriteOutcome> outcomes = new ArrayList<>(write.write(batch));
                    outcomes.add(DONE);
                    return outcomes;
                }),
                writing("writes the first three alone", write -> batch -> {
                    List<WriteOutcome> outcomes =
                            new ArrayList<>(write.write(batch.subList(0, Math.min(3, batch.size()))));
                    while (outcomes.size() < batch.size()) {
                        outcomes.add(DONE);
                    }
                    return outcomes;
                }),
                writing("fails with all when one fails", write -> batch -> {
                    List<WriteOutcome> outcomes = write.write(batch);
                    boolean bad = outcomes.stream().anyMatch(WriteOutcome.Failed.class::isInstance);
                    return bad ? outcomes(outcomes, one -> failed()) : outcomes;
                }),
                writing("throws when one fails", write -> batch -> {
                    List<WriteOutcome> outcomes = write.write(batch);
                    for (WriteOutcome outcome : outcomes) {
                        if (outcome instanceof WriteOutcome.Failed failure) {
                            throw failure.reason();
                        }
                    }
                    return outcomes;
                }),
                writing(
                        "tries for ever what is gone",
                        write -> batch -> outcomes(
                                write.write(batch),
                                one -> one instanceof WriteOutcome.Failed
                                        ? new WriteOutcome.Failed(new SyncException.Transient("later", false, null))
                                        : one)),
                writing(
                        "names records as it likes",
                        write -> batch -> outcomes(
                                write.write(batch),
                                one -> new WriteOutcome.Done(
                                        RegisterAdapter.ref("message", "x" + tick.incrementAndGet())))),
                writing("fails with faults of its own", write -> batch -> {
                    try {
                        return write.write(batch);
                    } catch (SyncException e) {
                        return batch.stream()
                                .map(one -> (WriteOutcome) new WriteOutcome.NotAttempted(one.key()))
                                .toList();
                    }
                }),
                Doors.door(
                        "says that all is done when nothing was heard",
                        Doors.answering(
                                SyncException.Transient.class,
                                "{\"results\": [{\"id\":\"r1\"},{\"id\":\"r2\"},{\"id\":\"r3\"}]}")),
                Doors.door("sends batches again after a lost answer", Doors.again(SyncException::inDoubt)),
                Doors.door(
                        "is sure that a lost batch was not written",
                        Doors.taking(
                                SyncException.Transient.class,
                                e -> new SyncException.Transient(e.getMessage(), false, null))),
                saying(
                        "makes everything anew",
                        body -> body.replace("\"key\":\"", "\"key\":\"" + tick.incrementAndGet())),
                saying(
                        "makes contacts anew",
                        body -> body.replace(
                                "\"kind\":\"contact\",\"key\":\"",
                                "\"kind\":\"contact\",\"key\":\"" + tick.incrementAndGet())),
                saying(
                        "makes messages anew",
                        body -> body.replaceAll(
                                "(\"kind\":\"message\",\"key\":\"[^\"]*)(\",\"ref\":)(null|\"[^\"]*\")",
                                "$1" + tick.incrementAndGet() + "$2null")),
                saying(
                        "writes notes again and again",
                        body -> body.replace(
                                "\"kind\":\"note\",\"key\":\"",
                                "\"kind\":\"note\",\"key\":\"" + tick.incrementAndGet())),
                saying(
                        "makes a contact for all",
                        body -> body.replaceAll("(\"kind\":\"contact\",\"key\":\")[^\"]*", "$1all")),
                saying("makes a case for all", body -> body.replaceAll("\"case:[^\"]*\"", "\"case:all\"")),
                saying("goes by keys alone", body -> body.replaceAll("\"(ref|in)\":\"r\\d+\"", "\"$1\":null")),
                saying(
                        "ignores edits",
                        body -> body.replaceAll("(\"ref\":\"r\\d+\"[^}]*)\"text\":\"[^(\"][^\"]*\",", "$1")),
                saying("ignores removals", body -> body.replace(",\"text\":\"(removed)\"", "")),
                saying(
                        "shows what was removed as a note",
                        body -> body.replace("\"text\":\"(removed)\"", "\"text\":\"(removed) My number is 12345\"")),
                saying("takes everybody for a customer", body -> body.replace("\"inbound\":false", "\"inbound\":true")),
                saying(
                        "takes everybody for a colleague",
                        body -> body.replace("\"inbound\":true", "\"inbound\":false")),
                saying(
                        "writes over names that people gave",
                        body -> body.replaceAll(
                                "(\"kind\":\"contact\"[^}]*)(\"name\":)(\"[^\"]*\")", "$1$2$3,\"newName\":$3")),
                saying(
                        "writes over names of contacts that it knows",
                        body -> body.replaceAll(
                                "(\"kind\":\"contact\"[^}]*\"ref\":\"r\\d+\"[^}]*)(\"name\":)(\"[^\"]*\")",
                                "$1$2$3,\"newName\":$3")),
                saying("forgets names", body -> body.replaceAll("\"name\":\"Person[^\"]*\"", "\"name\":\"\"")),
                saying(
                        "calls people by their handle",
                        body -> body.replaceAll("\"name\":\"Person [^\"]*\"", "\"name\":\"somebody\"")),
                saying(
                        "opens cases that are to stay closed",
                        body -> body.replace("\"opens\":false", "\"opens\":true")),
                saying("cuts long texts", body -> body.replaceAll("(\"text\":\"[^\"]{1000})[^\"]*", "$1")),
                saying("loses emoji", body -> body.replaceAll("[^\\x{0}-\\x{FFFF}]", "")),
                saying("escapes texts", body -> body.replace("<b>", "&lt;b>")),
                saying("takes texts for markup", body -> body.replaceAll("<[^>]*>", "")),
                saying("turns foreign letters into question marks", body -> body.replaceAll("[\u0590-\u06FF]", "?")),
                saying("composes characters", body -> Normalizer.normalize(body, Normalizer.Form.NFC)),
                saying("forgets texts", body -> body.replaceAll("\"text\":\"[^\"]*\"", "\"text\":\"\"")),
                writing(
                        "makes contacts anew that it knows",
                        write -> batch -> write.write(batch.stream()
                                .map(one -> one instanceof CrmWrite.PutContact contact
                                                && contact.ref().isPresent()
                                        ? new CrmWrite.PutContact(
                                                contact.key() + tick.incrementAndGet(), null, false, contact.profile())
                                        : one)
                                .toList())),
                writing("fails at texts with control characters", write -> batch -> {
                    for (CrmWrite one : batch) {
                        if (one instanceof CrmWrite.PutMessage message
                                && message.message().text().isEmpty()) {
                            throw new SyncException.Transient("cannot be said", false, null);
                        }
                    }
                    return write.write(batch);
                }));
    }

    private static WriteOutcome failed() {
        return new WriteOutcome.Failed(new SyncException.ItemRejected("the batch was refused"));
    }

    private static List<WriteOutcome> outcomes(List<WriteOutcome> outcomes, UnaryOperator<WriteOutcome> worse) {
        return outcomes.stream().map(worse).toList();
    }

    private static Mutant<AdapterParts> saying(String name, UnaryOperator<String> worse) {
        return Doors.door(name, Doors.saying(worse));
    }

    private static Mutant<AdapterParts> writing(String name, UnaryOperator<AdapterParts.Write> worse) {
        return Mutant.of("writer that " + name, parts -> parts.writing(worse));
    }
}
