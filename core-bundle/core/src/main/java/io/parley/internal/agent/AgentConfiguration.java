// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What holds for the whole agent. */
@ObjectClassDefinition(name = "Parley: agent", description = "How the agent reaches channels and CRMs.")
@interface AgentConfiguration {

    /** {@return the address of the proxy} */
    @AttributeDefinition(
            name = "Proxy",
            description = "Address of the HTTP proxy that leads outside, such as http://proxy.example.org:3128."
                    + " Empty for none.",
            required = false)
    String proxy() default "";

    /** {@return who the agent is there} */
    @AttributeDefinition(
            name = "Proxy user",
            description = "The name by which the agent logs in at the proxy, such as parley. Empty for none.",
            required = false)
    String proxyUser() default "";

    /** {@return what proves it} */
    @AttributeDefinition(
            name = "Proxy password",
            description = "The password of this user, such as $[secret:proxy-password].",
            type = AttributeType.PASSWORD,
            required = false)
    String _proxyPassword() default "";

    /** {@return names that are called without it} */
    @AttributeDefinition(
            name = "Direct hosts",
            description = "Hosts that are called without the proxy, such as [\"crm.example.org\", \"*.intra.example\"]."
                    + " This machine always is.",
            required = false)
    String[] directHosts() default {};

    /** {@return a file} */
    @AttributeDefinition(
            name = "Trusted certificates",
            description = "File with certificates of authorities that are trusted besides those that Java knows, in"
                    + " PEM, such as /etc/parley/authority.pem; a relative path begins at the agent's home.",
            required = false)
    String trustedCertificates() default "";
}
