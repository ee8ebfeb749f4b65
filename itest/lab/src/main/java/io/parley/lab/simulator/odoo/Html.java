// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import java.util.regex.Pattern;

/** What becomes of texts in fields that hold HTML. */
final class Html {

    private static final Pattern TAG = Pattern.compile("<[a-zA-Z/!]");
    private static final Pattern ACTIVE = Pattern.compile(
            "(?is)<(script|style|iframe|object|embed|form)\\b.*?</\\1\\s*>|<(script|iframe|embed|object|meta|link)\\b[^>]*>");
    private static final Pattern HANDLER = Pattern.compile("(?i)\\s(on\\w+|href\\s*=\\s*[\"']?\\s*javascript:[^\\s>]*)"
            + "(?:\\s*=\\s*(\"[^\"]*\"|'[^']*'|[^\\s>]+))?(?=[^<]*>)");

    private Html() {}

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** {@return without active content; bare text in a paragraph} */
    static String sanitize(String html) {
        if (html.isBlank()) {
            return html;
        }
        if (!TAG.matcher(html).find()) {
            return "<p>" + html + "</p>";
        }
        return HANDLER.matcher(ACTIVE.matcher(html).replaceAll("")).replaceAll("");
    }

    /** {@return the text alone} */
    static String text(String html) {
        return html.replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ")
                .strip()
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
