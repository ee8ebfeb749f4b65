package ${package};

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What an administrator configures of one CRM. */
@ObjectClassDefinition(name = "${name}", description = "One ${name}.")
@interface ${prefix}Configuration {

    /** {@return the base address of all requests} */
    @AttributeDefinition(
            name = "Endpoint",
            description = "The address of the interface, such as https://${type}.example.org/api.")
    String endpoint();

    /** {@return what the agent is known by; the underscore makes it the private attribute .token} */
    @AttributeDefinition(
            name = "Token",
            description = "The access token of the agent's user, best kept as a secret of the agent.",
            type = AttributeType.PASSWORD)
    String _token();
}
