// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What an administrator says about one feed. */
@ObjectClassDefinition(
        name = "Feed",
        description =
                "Brings the posts of an RSS, Atom or JSON feed and, if the site has a feed of comments, those too.")
@interface FeedConfiguration {

    /** Where the posts are. */
    @AttributeDefinition(
            name = "Address of the feed",
            description = "The http or https address of the feed itself, not of the site's front page,"
                    + " such as https://example.org/feed/.")
    String url();

    /** Where the comments are. */
    @AttributeDefinition(
            name = "Address of the feed of comments",
            description = "The http or https address of a feed with the comments on the posts of the first feed,"
                    + " such as https://example.org/comments/feed/atom/; empty if the site has none.",
            required = false)
    String commentsUrl() default "";

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
