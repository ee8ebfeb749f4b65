// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import io.parley.fuzz.Target;
import java.nio.charset.StandardCharsets;

/** HTML to plain text. */
public final class HtmlTarget implements Target {

    @Override
    public void read(byte[] input) {
        String html = new String(input, StandardCharsets.UTF_8);
        String text = new JsoupHtmlText().toPlainText(html);
        if (text.length() > 3 * html.length() + 100) {
            throw new AssertionError(html.length() + " characters became " + text.length());
        }
    }
}
