// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class JsoupHtmlTextTest {

    private final JsoupHtmlText text = new JsoupHtmlText();

    @Test
    void paragraphsAndBreaksStay() {
        assertThat(text.toPlainText("<p>One</p><p>Two<br>Three</p>")).isEqualTo("One\n\nTwo\nThree");
    }

    @Test
    void listsAreReadable() {
        assertThat(text.toPlainText("Buy<ul><li>milk</li><li>bread</li></ul>now"))
                .isEqualTo("Buy\n\n- milk\n- bread\n\nnow");
    }

    @Test
    void theAddressOfALinkIsSaid() {
        assertThat(text.toPlainText("See <a href='https://example.org/x'>here</a>."))
                .isEqualTo("See here (https://example.org/x).");
        assertThat(text.toPlainText("<a href='https://example.org'>https://example.org</a>"))
                .isEqualTo("https://example.org");
        assertThat(text.toPlainText("<a href='javascript:alert(1)'>click</a>")).isEqualTo("click");
    }

    @Test
    void scriptsAndStylesAreGone() {
        assertThat(text.toPlainText("<style>p{}</style><script>alert(1)</script>Hello<img src=x onerror=alert(1)>"))
                .isEqualTo("Hello");
    }

    @Test
    void entitiesAndBrokenMarkupAreForgiven() {
        assertThat(text.toPlainText("Fish &amp; chips &#x1F41F; <b>bold<i>both</b> &unknown; <"))
                .isEqualTo("Fish & chips \uD83D\uDC1F boldboth &unknown; <");
    }

    @Test
    void deepNestingIsSurvived() {
        assertThat(text.toPlainText("<div>".repeat(50_000) + "deep")).contains("deep");
    }

    @Test
    @Timeout(20)
    void breaksAndParagraphsTakeNoMoreThanTheirLength() {
        String html = "<br>".repeat(100_000) + "<p></p>".repeat(100_000) + "end";
        assertThat(text.toPlainText("begin" + html)).matches("begin\\n{2,20}end");
    }

    @Test
    void aLinkThatIsNeverClosedIsNotToldWithEachBlock() {
        String html = "<p><a href=\"https://example.org/" + "x".repeat(1_000) + "\">" + "1</p><p>".repeat(1_000);
        assertThat(text.toPlainText(html)).contains("1 (https://example.org/x").hasSizeLessThan(2 * html.length());
    }

    @Test
    void noControlCharactersGetThrough() {
        assertThat(text.toPlainText("a\u001b[2Jb\u009b31mc\u0007")).isEqualTo("a[2Jb31mc");
    }
}
