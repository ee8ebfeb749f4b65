// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.lab.LabServices;
import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailReaderTest {

    private final LabServices services = new LabServices();
    private final MailReader reader = new MailReader(services.htmlText());

    @AfterEach
    void close() {
        services.close();
    }

    @Test
    void plainTextIsPreferredAndAttachmentsAreNamed() throws Exception {
        assertThat(text("""
                        Content-Type: multipart/mixed; boundary=m

                        --m
                        Content-Type: multipart/alternative; boundary=a

                        --a
                        Content-Type: text/plain; charset=utf-8
                        Content-Transfer-Encoding: quoted-printable

                        Gr=C3=BC=C3=9Fe
                        --a
                        Content-Type: text/html

                        <p>HTML</p>
                        --a--
                        --m
                        Content-Type: image/png; name="=?utf-8?q?K=C3=BCche.png?="
                        Content-Disposition: attachment
                        Content-Transfer-Encoding: base64

                        AAAA
                        --m--
                        """)).isEqualTo("Grüße\n[Attachment: Küche.png, 1 kB]");
    }

    @Test
    void whatIsHtmlAloneBecomesTextWithoutScripts() throws Exception {
        assertThat(text("""
                        Content-Type: text/html; charset=utf-8

                        <style>x{}</style><script>alert(1)</script><p>Hello<br>there</p><img src="http://x/track">
                        """)).isEqualTo("Hello\nthere");
    }

    @Test
    void otherCharsetsAreReadAndUnknownOnesTakenForUtf8() throws Exception {
        String latin = "Content-Type: text/plain; charset=iso-8859-1\n\nGrüße";
        assertThat(reader.read(latin.getBytes(StandardCharsets.ISO_8859_1), true, "x")
                        .text())
                .isEqualTo("Grüße");
        assertThat(text("Content-Type: text/plain; charset=klingon\n\nGrüße")).isEqualTo("Grüße");
        assertThat(text("Content-Type: text/plain; charset=\"../..\"\n\nGrüße")).isEqualTo("Grüße");
    }

    @Test
    void whatIsBrokenIsReadAsFarAsItGoes() throws Exception {
        assertThat(text("")).isEmpty();
        assertThat(text("no header at all")).isNotNull();
        assertThat(text("Content-Type: multipart/mixed; boundary=m\n\n--m\nContent-Type: text/plain\n\nHalf"))
                .isEqualTo("Half");
        assertThat(text("Content-Type: ;;;\n\nHello")).isEqualTo("Hello");
        assertThat(text("From: <<<>>>,,@\nContent-Type: text/plain\n\nHello")).isEqualTo("Hello");
    }

    @Test
    void partsWithinPartsEnd() throws Exception {
        StringBuilder mail = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("x\n\n--b")
                    .append(i)
                    .append("x\n");
        }
        long begin = System.nanoTime();
        assertThat(text(mail + "Content-Type: text/plain\n\nDeep")).isEmpty();
        assertThatThrownBy(() -> text("Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\n".repeat(50_000)))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("more parts");
        assertThat(text("Content-Type: text/html\n\n" + "<div>".repeat(500_000)))
                .isEmpty();
        assertThat(text("Subject: " + "a".repeat(3_000_000) + "\n\nHello")).isEqualTo("Hello");
        assertThat(text("X: y\n".repeat(300_000) + "\nHello")).isEqualTo("Hello");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
    }

    private String text(String raw) throws Exception {
        return reader.read(raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8), true, "x")
                .text();
    }
}
