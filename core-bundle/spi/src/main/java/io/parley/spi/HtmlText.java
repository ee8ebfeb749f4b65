// SPDX-License-Identifier: Apache-2.0
package io.parley.spi;

import org.osgi.annotation.versioning.ProviderType;

/** Turns HTML from outside into plain text that reads well; a service of the agent. Any thread. */
@ProviderType
public interface HtmlText {

    /**
     * Keeps paragraphs, line breaks, list items, quotes and the addresses of links; drops scripts, styles and everything
     * else.
     *
     * @param html a fragment or a page, however broken
     * @return plain text with {@code \n} as line break, without leading or trailing blanks
     */
    String toPlainText(String html);
}
