// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How one sandbox CRM is reached. */
@ObjectClassDefinition(name = "Sandbox CRM", description = "A small CRM inside an agent, for trying and testing.")
public @interface SandboxConfiguration {

    /** Where the door for adapters is. */
    @AttributeDefinition(
            name = "Endpoint",
            description = "Where the sandbox CRM answers adapters, such as http://127.0.0.1:8080/crm/sync. Empty: the"
                    + " sandbox CRM of this agent.",
            required = false)
    String endpoint() default "";

    /** What the door asks for. */
    @AttributeDefinition(
            name = "Token",
            description = "The credential for the door. The sandbox CRM of this agent keeps it in the file"
                    + " secrets/sandbox-token of the agent's home, to be referred to as $[secret:sandbox-token].",
            type = AttributeType.PASSWORD)
    String _token();
}
