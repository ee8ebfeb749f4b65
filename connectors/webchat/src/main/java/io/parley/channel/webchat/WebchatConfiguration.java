// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** One live chat. */
@ObjectClassDefinition(name = "Parley channel: live chat", description = "A live chat at /chat/<account>.")
@interface WebchatConfiguration {

    /** {@return the heading} */
    @AttributeDefinition(
            name = "Title",
            description = "Heading of the chat page, such as \"Chat with us\".",
            required = false)
    String title() default "Chat with us";

    /** {@return origins} */
    @AttributeDefinition(
            name = "Allowed origins",
            description = "Origins of other pages that may use the chat, such as [\"https://www.example.org\"].",
            required = false)
    String[] allowedOrigins() default {};

    /** {@return a limit} */
    @AttributeDefinition(
            name = "Conversations per minute",
            description = "Most conversations that one address may begin in a minute, such as 60.",
            min = "1",
            max = "100000",
            required = false)
    int conversationsPerMinute() default 1200;

    /** {@return a limit} */
    @AttributeDefinition(
            name = "Messages per minute",
            description = "Most messages that may be said in one conversation in a minute, such as 30.",
            min = "1",
            max = "100000",
            required = false)
    int messagesPerMinute() default 120;
}
