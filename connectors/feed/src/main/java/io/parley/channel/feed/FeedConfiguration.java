// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What an administrator says about one feed, or a list of them. */
@ObjectClassDefinition(
        name = "Feed",
        description = "Brings the posts of RSS, Atom or JSON feeds and the comments on them.")
@interface FeedConfiguration {

    /** Where the posts are. */
    @AttributeDefinition(
            name = "Address of the feed",
            description =
                    "The http or https address of a feed, such as https://example.org/feed/, or of a page that names"
                            + " it; empty if the account has a list.",
            required = false)
    String url() default "";

    /** Where the comments are. */
    @AttributeDefinition(
            name = "Address of the feed of comments",
            description = "The http or https address of a feed with the comments on the posts of the first feed,"
                    + " such as https://example.org/comments/feed/atom/; empty if the site has none.",
            required = false)
    String commentsUrl() default "";

    /** Whether further feeds are read. */
    @AttributeDefinition(
            name = "Comments of posts",
            description =
                    "Whether the feeds of comments are read that the posts of url name for themselves, while the posts"
                            + " are young; not where there is a commentsUrl.",
            required = false)
    boolean postComments() default true;

    /** Many feeds. */
    @AttributeDefinition(
            name = "List of feeds",
            description = "Addresses of feeds that are read as one account, such as [\"https://example.org/feed/\"];"
                    + " instead of url.",
            required = false)
    String[] urls() default {};

    /** Very many feeds. */
    @AttributeDefinition(
            name = "OPML",
            description =
                    "A list of feeds as feed readers export it: a file in the agent's home, such as feeds.opml, or an"
                            + " http or https address; read again every hour; instead of url.",
            required = false)
    String opml() default "";

    /** What is wanted. */
    @AttributeDefinition(
            name = "Include words",
            description =
                    "Words or phrases of which an entry must have one, whole and in any case, such as [\"kettle\"];"
                            + " empty takes all entries.",
            required = false)
    String[] includeWords() default {};

    /** What is not wanted. */
    @AttributeDefinition(
            name = "Exclude words",
            description =
                    "Words or phrases of which an entry must have none, whole and in any case, such as [\"jobs\"].",
            required = false)
    String[] excludeWords() default {};

    /** How much a guest may. */
    @AttributeDefinition(
            name = "Follow robots.txt",
            description =
                    "Whether only that is read which robots.txt allows the user agent Parley; false for a site of your"
                            + " own.",
            required = false)
    boolean followRobots() default true;

    /** How much is read. */
    @AttributeDefinition(
            name = "Largest feed",
            description = "How large a feed may be, in megabytes of 1,000,000 bytes after decompression, such as 10."
                    + " Reading takes about ten times as much memory.",
            min = "1",
            max = "50",
            required = false)
    int maxMegabytes() default 10;
}
