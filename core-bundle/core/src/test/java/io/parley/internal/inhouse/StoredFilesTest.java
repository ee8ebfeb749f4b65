// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.inhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.parley.internal.store.SqliteStore;
import io.parley.internal.work.SettableClock;
import io.parley.spi.channel.FileOffer;
import io.parley.spi.channel.FileRefusedException;
import io.parley.spi.channel.FileRefusedException.Reason;
import io.parley.spi.channel.KeptFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredFilesTest {

    private static final byte[] PNG = "\u0089PNG\r\n\u001a\nrest".getBytes(StandardCharsets.ISO_8859_1);

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock();
    private final HmacTokenSigner signer = new HmacTokenSigner("a key for this test".getBytes(StandardCharsets.UTF_8));
    private SqliteStore store;
    private StoredFiles files;

    @BeforeEach
    void open() {
        store = SqliteStore.open(folder.resolve("parley.db"), clock);
        files = again();
    }

    @AfterEach
    void nothingLiesAround() throws IOException {
        store.close();
        assertThat(inside("drafts")).isEmpty();
    }

    @Test
    void whatWasTakenIsThereAfterARestart() throws Exception {
        KeptFile kept = accept("photo.png", PNG);
        assertThat(again().find(kept.id()))
                .get()
                .extracting(KeptFile::owner, KeptFile::name, KeptFile::mediaType, KeptFile::size, KeptFile::link)
                .containsExactly("website/1", "photo.png", "image/png", (long) PNG.length, kept.link());
        assertThat(files.contents(kept))
                .get()
                .extracting(StoredFilesTest::bytes)
                .isEqualTo(PNG);
    }

    @Test
    void aLinkLeadsToItsFileAndCannotBeGuessed() throws Exception {
        KeptFile kept = accept("photo.png", PNG);
        String path = kept.link().getRawPath().substring("/files".length());
        assertThat(files.at(path)).isPresent();
        assertThat(files.at(path.replace(kept.id(), accept("b.png", PNG).id()))).isEmpty();
        assertThat(files.at("/" + kept.id() + "/photo.png")).isEmpty();
        assertThat(files.at("/../../signing-key")).isEmpty();
        assertThat(files.find("../../signing-key")).isEmpty();
        assertThat(files.find("20261123-../../../signing-key!!")).isEmpty();
    }

    @Test
    void whatAFileIsFollowsFromWhatItHolds() throws Exception {
        KeptFile lied = files.accept(FileOffer.of("o", "invoice.html", "text/html"), stream(PNG));
        assertThat(lied.mediaType()).isEqualTo("image/png");
        assertThat(lied.name()).isEqualTo("invoice.html.png");
        byte[] page = "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        assertRefused(Reason.TYPE, FileOffer.of("o", "photo.png", "image/png").only(Set.of("image/png")), stream(page));
        assertThat(accept("page.html", page).name()).isEqualTo("page.html.txt");
        assertRefused(Reason.TYPE, FileOffer.of("o", "a.exe", ""), stream(new byte[] {'M', 'Z', 0, 1, 2}));
        assertRefused(Reason.TYPE, FileOffer.of("o", "a.png", "image/png"), stream(new byte[0]));
        byte[] archive = "PK\u0003\u0004\u0000".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(accept("letter.docx", archive).mediaType()).endsWith("wordprocessingml.document");
    }

    @ParameterizedTest
    @CsvSource({
        "photo.png, photo.png",
        "C:\\Users\\me\\photo.PNG, photo.PNG",
        "../../etc/passwd, passwd.png",
        "'a\"; filename=evil.exe', 'a__ filename_evil.exe.png'",
        "..., file.png",
        "Übersicht März.png, Übersicht März.png",
    })
    void namesAreMadeSafe(String given, String safe) throws Exception {
        assertThat(accept(given, PNG).name()).isEqualTo(safe);
    }

    @Test
    void aNameIsCut() throws Exception {
        assertThat(accept("x".repeat(300) + ".png", PNG).name()).hasSize(100).endsWith(".png");
    }

    @Test
    void nothingThatIsTooLargeIsReadToItsEnd() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'a';
            }
        };
        FileOffer offer = FileOffer.of("o", "a.txt", "text/plain").atMost(100_000);
        assertRefused(Reason.TOO_LARGE, offer, endless);
    }

    @Test
    void whatBreaksOffIsNotKept() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };
        InputStream beginning = new SequenceInputStream(stream(new byte[600]), broken);
        assertThatThrownBy(() ->
                        files.accept(FileOffer.of("o", "a.txt", ""), new SequenceInputStream(stream(PNG), broken)))
                .isInstanceOf(IOException.class);
        assertRefused(Reason.TYPE, FileOffer.of("o", "a.txt", ""), beginning);
    }

    @Test
    void aScanDecides() throws Exception {
        scanWith("exit 0");
        assertThat(accept("photo.png", PNG).size()).isEqualTo(PNG.length);
        scanWith("grep -q rest \"$0\" && exit 1");
        assertRefused(Reason.HARMFUL, FileOffer.of("o", "a.png", ""), stream(PNG));
        scanWith("exit 2");
        assertRefused(Reason.NOT_NOW, FileOffer.of("o", "a.png", ""), stream(PNG));
        files.use(new FileSettings(null, 0, List.of("/no/such/program"), Duration.ofSeconds(1)));
        assertRefused(Reason.NOT_NOW, FileOffer.of("o", "a.png", ""), stream(PNG));
        files.use(new FileSettings(
                null, 0, List.of("sh", "-c", "read never < /dev/tty; sleep 60"), Duration.ofMillis(50)));
        assertRefused(Reason.NOT_NOW, FileOffer.of("o", "a.png", ""), stream(PNG));
    }

    @Test
    void filesGoWhenTheyAreOld() throws Exception {
        KeptFile old = accept("old.png", PNG);
        clock.advance(Duration.ofDays(31));
        KeptFile young = accept("young.png", PNG);
        files.deleteOld();
        assertThat(files.find(old.id())).as("kept for ever").isPresent();
        files.use(new FileSettings(null, 30, List.of(), Duration.ofSeconds(1)));
        files.deleteOld();
        assertThat(files.find(old.id())).isEmpty();
        assertThat(files.find(young.id())).isPresent();
        files.delete(young.id());
        files.delete(young.id());
        assertThat(files.find(young.id())).isEmpty();
        assertThat(files.at(young.link().getRawPath().substring("/files".length())))
                .isEmpty();
    }

    @Test
    void pagesShowLinksToWhereFilesAreNow() throws Exception {
        KeptFile kept = accept("photo.png", PNG);
        assertThat(kept.link().getHost()).isEqualTo("127.0.0.1");
        assertThat(files.forPages(kept.link())).hasToString(kept.link().getRawPath());
        files.use(new FileSettings(URI.create("https://files.example.org"), 0, List.of(), Duration.ofSeconds(1)));
        assertThat(files.forPages(kept.link()))
                .hasToString("https://files.example.org" + kept.link().getRawPath());
        assertThat(files.find(kept.id()).orElseThrow().link().getHost()).isEqualTo("files.example.org");
        URI other = URI.create("https://example.com/files/a.b/c");
        assertThat(files.forPages(other)).isEqualTo(other);
    }

    private KeptFile accept(String name, byte[] contents) throws Exception {
        return files.accept(FileOffer.of("website/1", name, ""), stream(contents));
    }

    private void scanWith(String script) {
        files.use(new FileSettings(null, 0, List.of("sh", "-c", script), Duration.ofSeconds(10)));
    }

    private void assertRefused(Reason reason, FileOffer offer, InputStream contents) {
        assertThatThrownBy(() -> files.accept(offer, contents))
                .asInstanceOf(type(FileRefusedException.class))
                .extracting(FileRefusedException::reason)
                .isEqualTo(reason);
    }

    private StoredFiles again() {
        return new StoredFiles(
                folder.resolve("files"), store, clock, signer, () -> URI.create("http://127.0.0.1:8080"));
    }

    private List<Path> inside(String name) throws IOException {
        Path place = folder.resolve("files").resolve(name);
        if (!Files.exists(place)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(place)) {
            return children.toList();
        }
    }

    private static ByteArrayInputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
