// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.wordpress;

import io.parley.lab.ChannelView;
import io.parley.lab.simulator.wordpress.ThreadEntry;
import io.parley.lab.simulator.wordpress.WordPressSimulator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A post of a simulated blog as its visitors use it. */
record BlogView(WordPressSimulator blog, long post) implements ChannelView {

    private static final String PREFIX = "comment/";

    @Override
    public String says(String text, @Nullable String inReplyTo) {
        long parent = inReplyTo == null ? 0 : number(inReplyTo);
        return PREFIX + blog.comments(post, "Ada", "ada@example.org", typed(text), parent, "approved");
    }

    @Override
    public void edits(String id, String text) {
        blog.edits(number(id), typed(text));
    }

    @Override
    public void removes(String id) {
        blog.trashes(number(id));
    }

    @Override
    public void restores(String id) {
        blog.restores(number(id));
    }

    @Override
    public List<String> said() {
        return blog.thread(post).stream()
                .filter(entry -> entry.userId() > 0)
                .map(ThreadEntry::text)
                .toList();
    }

    @Override
    public boolean shows(String id) {
        return blog.thread(post).stream().anyMatch(entry -> entry.id() == number(id));
    }

    /** The form below a post takes markup. */
    private static String typed(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static long number(String id) {
        return Long.parseLong(id.substring(PREFIX.length()));
    }
}
