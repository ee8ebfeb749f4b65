// SPDX-License-Identifier: Apache-2.0
package io.parley.rig;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The webhook of one account of the simulated channel. */
@ObjectClassDefinition(name = "Parley hook: rig", description = "What a simulated channel posts.")
@interface RigHookConfiguration {

    /** {@return the account} */
    @AttributeDefinition(name = "Account", description = "Id of the account that the calls belong to, such as unsafe.")
    String account();

    /** {@return the secret} */
    @AttributeDefinition(
            name = "Secret",
            description = "What the calls are signed with; none takes calls without a signature.",
            type = AttributeType.PASSWORD)
    String _secret() default "none";
}
