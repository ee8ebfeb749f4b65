// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.parley.internal.store.Items;
import io.parley.internal.store.Items.NewItem;
import io.parley.internal.store.Ledger;
import io.parley.internal.store.SqliteStore;
import io.parley.internal.work.SettableClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receipts of several days that begin on 2026-05-04, checked as somebody would who has the files alone. */
class ReceiptTest {

    private static final String FIRST = "2026-05-04";
    private static final String SECOND = "2026-05-05";
    private static final String THIRD = "2026-05-06";

    @TempDir
    Path home;

    final SettableClock clock = new SettableClock();
    final String key = ReceiptKey.random();
    SqliteStore store;
    ReceiptRound round;

    @BeforeEach
    void open() {
        store = SqliteStore.open(home.resolve("parley.db"), clock);
        round = new ReceiptRound(store, book(), clock);
        cut();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aDayThatIsNotOverHasNoReceipt() {
        clock.advance(Duration.ofHours(12));
        cut();
        assertThat(days()).isEmpty();
        clock.advance(Duration.ofMinutes(1));
        cut();
        assertThat(days()).containsExactly(FIRST);
    }

    @Test
    void aReceiptSaysWhatTheLedgerSaidAndWhatChanged() throws Exception {
        receive("m1");
        receive("m2");
        nextDay();
        receive("m3");
        nextDay();
        JsonNode first = document(FIRST);
        JsonNode second = document(SECOND);
        assertThat(first.path("number").asInt()).isEqualTo(1);
        assertThat(first.path("previous").asText()).isEmpty();
        assertThat(first.at("/accounts/0")).hasToString("""
                {"id":"brand","counts":{"routed":2,"total":2},"change":{"routed":2,"total":2}}""");
        assertThat(second.at("/accounts/0")).hasToString("""
                {"id":"brand","counts":{"routed":3,"total":3},"change":{"routed":1,"total":1}}""");
        assertThat(second.path("balanced").asBoolean()).isTrue();
        assertThat(second.path("rowsAgree").asBoolean()).isTrue();
        assertThat(second.path("agent").asText())
                .hasSize(36)
                .isEqualTo(first.path("agent").asText());
    }

    @Test
    void aLedgerThatIsWrongIsStatedToBeWrong() throws Exception {
        store.write(tx -> {
            tx.ledger().into(Ledger.ACCOUNT, "brand", "routed", "");
            return null;
        });
        nextDay();
        assertThat(document(FIRST).path("balanced").asBoolean()).isFalse();
        assertThat(document(FIRST).path("rowsAgree").asBoolean()).isFalse();
    }

    @Test
    void theFilesAloneProveTheChain() throws Exception {
        receive("m1");
        nextDay();
        nextDay();
        nextDay();
        assertThat(faults()).isEmpty();
        assertThat(round.problems()).isEmpty();
    }

    @Test
    void theDigestIsThatOfTheList() throws Exception {
        for (int i = 0; i < 2_500; i++) {
            receive("m" + i);
        }
        nextDay();
        receive("later");
        String list = items(FIRST);
        assertThat(list.lines()).hasSize(2_500).contains("brand\tm7\t1\tMESSAGE\t2026-05-04T12:00:00Z");
        assertThat(document(FIRST).at("/items/count").asInt()).isEqualTo(2_500);
        assertThat(document(FIRST).at("/items/sha256").asText())
                .isEqualTo(sha256(list.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void anAnswerThatComesBackTheNextDayIsReceivedThen() throws Exception {
        store.write(tx -> new Items(tx).add(message("answer"), null));
        nextDay();
        store.write(tx -> new Items(tx).echoed("brand", "answer", 1));
        nextDay();
        assertThat(items(FIRST)).isEmpty();
        assertThat(document(FIRST).at("/items/sha256").asText()).isEqualTo(sha256(new byte[0]));
        assertThat(items(SECOND)).startsWith("brand\tanswer\t1\tMESSAGE\t2026-05-05T");
        assertThat(document(SECOND).at("/items/count").asInt()).isEqualTo(1);
        assertThat(document(SECOND).at("/accounts/0/change/total").asInt()).isEqualTo(1);
        assertThat(document(SECOND).path("balanced").asBoolean()).isTrue();
    }

    @Test
    void aChangedCountShows() throws Exception {
        receive("m1");
        nextDay();
        Path file = receipts().resolve(FIRST + ".json");
        Files.writeString(file, Files.readString(file).replace("\"total\":1", "\"total\":2"));
        cut();
        assertThat(faults()).containsExactly(FIRST + " is not signed");
        assertThat(round.problems().get(0).message()).contains(FIRST);
    }

    @Test
    void aDayThatWasTakenAwayShows() throws Exception {
        nextDay();
        nextDay();
        nextDay();
        Files.delete(receipts().resolve(SECOND + ".json"));
        Files.delete(receipts().resolve(SECOND + ".json.sig"));
        cut();
        assertThat(faults()).containsExactly(THIRD + " does not follow");
        assertThat(round.problems().get(0).message()).contains(FIRST).contains(THIRD);
    }

    @Test
    void theNewestDayIsNotMadeAnewWhenItWasTakenAway() throws Exception {
        nextDay();
        nextDay();
        Files.delete(receipts().resolve(SECOND + ".json"));
        cut();
        assertThat(days()).containsExactly(FIRST);
        assertThat(round.problems().get(0).message()).isEqualTo("The receipt of " + SECOND + " is missing.");
        nextDay();
        assertThat(days()).containsExactly(FIRST, THIRD);
        assertThat(faults()).containsExactly(THIRD + " does not follow");
    }

    @Test
    void anExchangedSignatureShows() throws Exception {
        nextDay();
        nextDay();
        Files.copy(
                receipts().resolve(FIRST + ".json.sig"),
                receipts().resolve(SECOND + ".json.sig"),
                StandardCopyOption.REPLACE_EXISTING);
        cut();
        assertThat(faults()).containsExactly(SECOND + " is not signed");
        assertThat(round.problems().get(0).message()).contains(SECOND);
    }

    @Test
    void everyDayOfALongAbsenceHasItsReceipt() throws Exception {
        receive("m1");
        clock.advance(Duration.ofDays(3));
        reopen();
        cut();
        assertThat(days()).containsExactly(FIRST, SECOND, THIRD);
        assertThat(document(FIRST).at("/items/count").asInt()).isEqualTo(1);
        assertThat(document(SECOND).at("/items/count").asInt()).isZero();
        assertThat(document(SECOND).at("/accounts/0")).hasToString("""
                {"id":"brand","counts":{"routed":1,"total":1},"change":{}}""");
        assertThat(document(SECOND).path("statedAt").asText()).isEqualTo("2026-05-07T12:00:00Z");
        assertThat(faults()).isEmpty();
    }

    @Test
    void anAbsenceOfYearsIsNotMadeUpForWholly() throws Exception {
        clock.advance(Duration.ofDays(2_000));
        cut();
        assertThat(days())
                .hasSize(400)
                .last()
                .isEqualTo(LocalDate.parse(FIRST).plusDays(1_999).toString());
    }

    @Test
    void aDeathBetweenTheFilesIsHealed() throws Exception {
        nextDay();
        String before = Files.readString(receipts().resolve(FIRST + ".json"));
        clock.advance(Duration.ofDays(1));
        Files.createDirectories(receipts());
        Files.write(receipts().resolve(SECOND + ".json.sig"), new byte[64]);
        Files.writeString(receipts().resolve(SECOND + ".json.draft"), "{\"format\"");
        reopen();
        cut();
        assertThat(days()).containsExactly(FIRST, SECOND);
        assertThat(faults()).isEmpty();
        assertThat(Files.readString(receipts().resolve(FIRST + ".json"))).isEqualTo(before);
    }

    @Test
    void aDeathBeforeTheStoreRemembersTheReceiptIsHealed() throws Exception {
        nextDay();
        ReceiptHead remembered = store.read(ReceiptHead::remembered);
        nextDay();
        store.write(tx -> {
            remembered.remember(tx);
            return null;
        });
        String before = Files.readString(receipts().resolve(SECOND + ".json"));
        reopen();
        nextDay();
        assertThat(days()).containsExactly(FIRST, SECOND, THIRD);
        assertThat(Files.readString(receipts().resolve(SECOND + ".json"))).isEqualTo(before);
        assertThat(faults()).isEmpty();
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaid() throws Exception {
        Files.writeString(receipts(), "a file in its place");
        clock.advance(Duration.ofDays(1));
        cut();
        assertThat(round.problems().get(0).message()).startsWith("No receipt can be added to data/receipts: ");
        Files.delete(receipts());
        cut();
        assertThat(round.problems()).isEmpty();
        assertThat(days()).containsExactly(FIRST);
    }

    @Test
    void opensslVerifiesAReceipt() throws Exception {
        assumeThat(run("openssl", "version")).as("openssl is not installed").isZero();
        receive("m1");
        nextDay();
        assertThat(openssl()).isZero();
        Files.writeString(receipts().resolve(FIRST + ".json"), "{}");
        assertThat(openssl()).isNotZero();
    }

    private int openssl() throws Exception {
        return run(("openssl pkeyutl -verify -pubin -inkey public-key.pem -rawin -in %s.json -sigfile %s.json.sig")
                .formatted(FIRST, FIRST)
                .split(" "));
    }

    private int run(String... command) throws Exception {
        Path folder = Files.isDirectory(receipts()) ? receipts() : home;
        try {
            return new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1;
        }
    }

    /** What somebody finds who knows nothing but the folder. */
    private List<String> faults() throws Exception {
        String pem = Files.readString(receipts().resolve("public-key.pem")).replaceAll("-----.*?-----|\\s", "");
        Signature verifier = Signature.getInstance("Ed25519");
        List<String> faults = new ArrayList<>();
        String previous = null;
        for (String day : days()) {
            byte[] receipt = Files.readAllBytes(receipts().resolve(day + ".json"));
            verifier.initVerify(KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(pem))));
            verifier.update(receipt);
            if (!verifier.verify(Files.readAllBytes(receipts().resolve(day + ".json.sig")))) {
                faults.add(day + " is not signed");
            }
            if (previous != null && !document(day).path("previous").asText().equals(previous)) {
                faults.add(day + " does not follow");
            }
            previous = sha256(receipt);
        }
        return faults;
    }

    private void cut() {
        for (int i = 0; i < 500 && round.run().isZero(); i++) {
            // The next day that is over.
        }
    }

    private void nextDay() {
        clock.advance(Duration.ofDays(1));
        cut();
    }

    private void reopen() {
        store.close();
        store = SqliteStore.open(home.resolve("parley.db"), clock);
        round = new ReceiptRound(store, book(), clock);
    }

    private ReceiptBook book() {
        return new ReceiptBook(receipts(), new ReceiptKey(key));
    }

    private Path receipts() {
        return home.resolve("receipts");
    }

    private void receive(String id) {
        store.write(tx -> new Items(tx).receive(message(id), null, "routed", null));
    }

    private static NewItem message(String id) {
        return new NewItem("brand", Items.Kind.MESSAGE, id, 1, "", null, null, null, null);
    }

    private String items(String day) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReceiptItems.write(store, LocalDate.parse(day), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private JsonNode document(String day) throws Exception {
        return new JsonMapper().readTree(receipts().resolve(day + ".json").toFile());
    }

    private List<String> days() {
        if (!Files.exists(receipts())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(receipts())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.replace(".json", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
