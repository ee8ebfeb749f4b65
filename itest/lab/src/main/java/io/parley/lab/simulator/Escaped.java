// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator;

/** Texts of others in pages. */
public final class Escaped {

    private Escaped() {}

    /** {@return a text as it may stand in HTML, between elements and in quoted attributes} */
    public static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
