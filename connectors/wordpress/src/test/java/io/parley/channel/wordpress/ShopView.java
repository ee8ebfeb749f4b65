// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.wordpress;

import io.parley.lab.ChannelView;
import io.parley.lab.simulator.wordpress.WordPressSimulator;
import org.jspecify.annotations.Nullable;

/** A product of a simulated shop as its customers review it. */
record ShopView(WordPressSimulator shop, long product) implements ChannelView {

    @Override
    public String says(String text, @Nullable String inReplyTo) {
        boolean first = inReplyTo == null;
        long parent = first ? 0 : number(inReplyTo);
        String typed = text.replace("&", "&amp;").replace("<", "&lt;");
        return "comment/" + shop.reviews(product, "Ada", "ada@example.org", typed, first ? 4 : 0, parent, "approved");
    }

    @Override
    public void edits(String id, String text) {
        shop.edits(number(id), text);
    }

    @Override
    public void removes(String id) {
        shop.trashes(number(id));
    }

    @Override
    public void restores(String id) {
        shop.restores(number(id));
    }

    private static long number(String id) {
        return Long.parseLong(id.substring(id.indexOf('/') + 1));
    }
}
