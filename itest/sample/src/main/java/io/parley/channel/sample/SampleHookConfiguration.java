// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.sample;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** One webhook of the sample channel. */
@ObjectClassDefinition(name = "Parley hook: sample", description = "Lines that are posted.")
@interface SampleHookConfiguration {

    /** {@return the account} */
    @AttributeDefinition(name = "Account", description = "Id of the account that the lines belong to.")
    String account();

    /** {@return the secret} */
    @AttributeDefinition(
            name = "Secret",
            description = "What the calls are signed with.",
            type = AttributeType.PASSWORD)
    String _secret();
}
