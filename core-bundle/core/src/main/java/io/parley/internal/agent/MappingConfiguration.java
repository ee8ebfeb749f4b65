// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What goes into the fields of a target; read by the agent itself. */
@ObjectClassDefinition(
        factoryPid = MappingConfiguration.PID,
        name = "Parley: mapping",
        description =
                "What of profiles, conversations and messages goes into which fields of a target, in lines such as"
                        + " \"Followers = profile.followers\".")
@interface MappingConfiguration {

    /** With the id of the target behind it this is the name of a file. */
    String PID = "io.parley.mapping";

    /** {@return lines} */
    @AttributeDefinition(
            name = "Contact",
            description = "What is written whenever a contact is, such as [\"Followers = profile.followers\"].",
            required = false)
    String[] contact() default {};

    /** {@return lines} */
    @AttributeDefinition(
            name = "Contact at first",
            description = "What is written when a contact is made, and belongs to people then, such as [\"Stage ="
                    + " 'lead'\"].",
            required = false)
    String[] contactAtFirst() default {};

    /** {@return lines} */
    @AttributeDefinition(
            name = "Conversation",
            description = "What is written whenever a case is, such as [\"Channel = channel\"].",
            required = false)
    String[] conversation() default {};

    /** {@return lines} */
    @AttributeDefinition(
            name = "Conversation at first",
            description =
                    "What is written when a case is made, and belongs to people then, such as [\"Priority = 'high'\"].",
            required = false)
    String[] conversationAtFirst() default {};

    /** {@return lines} */
    @AttributeDefinition(
            name = "Message",
            description = "What is written whenever a message is, such as [\"Language = message.language\"].",
            required = false)
    String[] message() default {};

    /** {@return lines} */
    @AttributeDefinition(
            name = "Message at first",
            description =
                    "What is written when a message is written first, and belongs to people then, such as [\"Mood ="
                            + " 'unknown'\"].",
            required = false)
    String[] messageAtFirst() default {};
}
