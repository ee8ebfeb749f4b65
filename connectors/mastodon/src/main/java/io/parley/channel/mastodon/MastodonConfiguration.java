// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What an administrator says about one account. */
@ObjectClassDefinition(
        name = "Mastodon",
        description = "Brings the mentions and direct messages of a Mastodon account, and answers them.")
@interface MastodonConfiguration {

    /** The server. */
    @AttributeDefinition(
            name = "Server",
            description = "The address of the server on which the account lives, such as https://example.social.")
    String endpoint();

    /** The credential. */
    @AttributeDefinition(
            name = "Access token",
            type = AttributeType.PASSWORD,
            description = "The access token of the application that was made in the account's preferences.")
    String _token();

    /** How long a status may be. */
    @AttributeDefinition(
            name = "Longest status",
            description = "How many characters the server allows in a status, such as 500.",
            min = "100",
            max = "100000",
            required = false)
    int maxCharacters() default 500;

    /** What is listened to. */
    @AttributeDefinition(
            name = "Hashtags",
            description = "Hashtags to listen to, such as parley; at most 10.",
            required = false)
    String[] hashtags() default {};

    /** What else is listened to. */
    @AttributeDefinition(
            name = "Keywords",
            description = "Words and phrases to listen to, such as red kettle; at most 10.",
            required = false)
    String[] keywords() default {};
}
