// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** What an administrator says about one account. */
@ObjectClassDefinition(
        name = "Bluesky",
        description =
                "Brings the mentions, replies, quotes and direct messages of a Bluesky account, and answers them.")
@interface BlueskyConfiguration {

    /** The server. */
    @AttributeDefinition(
            name = "Server",
            description = "The address of the account's server (PDS), such as https://bsky.social.",
            required = false)
    String endpoint() default "https://bsky.social";

    /** The account. */
    @AttributeDefinition(
            name = "Handle",
            description = "The handle of the account, such as kettles.bsky.social, or its DID; not the e-mail address.")
    String handle();

    /** The credential. */
    @AttributeDefinition(
            name = "App password",
            type = AttributeType.PASSWORD,
            description = "An app password of the account, such as abcd-efgh-ijkl-mnop; not the one for logging in.")
    String _appPassword();

    /** What is read. */
    @AttributeDefinition(
            name = "Reasons",
            description = "Which notifications are read: mention, reply and quote, or some of them.",
            options = {@Option("mention"), @Option("reply"), @Option("quote")},
            required = false)
    String[] reasons() default {"mention", "reply", "quote"};

    /** What is listened for. */
    @AttributeDefinition(
            name = "Searches",
            description =
                    "What is listened for in all public posts, such as [\"red kettle\", \"#kettles\"]; at most 10.",
            required = false)
    String[] searches() default {};

    /** Whether the chat is part of it. */
    @AttributeDefinition(
            name = "Direct messages",
            description = "Whether direct messages are read and answered; the app password must give access to them.",
            required = false)
    boolean directMessages() default false;

    /** What becomes of an answer that does not fit into a post. */
    @AttributeDefinition(
            name = "Long replies",
            description =
                    "What becomes of an answer of more than 300 characters: refuse, or split into a chain of posts.",
            options = {@Option("refuse"), @Option("split")},
            required = false)
    String longReplies() default "refuse";
}
