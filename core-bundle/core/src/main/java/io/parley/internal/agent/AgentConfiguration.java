// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What holds for the whole agent. */
@ObjectClassDefinition(
        name = "Parley: agent",
        description = "How the agent reaches channels and CRMs, and what it does with files.")
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

    /** {@return where files are} */
    @AttributeDefinition(
            name = "Files address",
            description = "Address under which files of chats are served and nothing else, such as"
                    + " https://files.example.org; a host of its own that leads to the agent. Empty to serve them beside"
                    + " the pages.",
            required = false)
    String filesAddress() default "";

    /** {@return how long they stay} */
    @AttributeDefinition(
            name = "File days",
            description = "After how many days files of chats are deleted, such as 365; 0 for never.",
            min = "0",
            max = "36500",
            required = false)
    int fileDays() default 0;

    /** {@return a program} */
    @AttributeDefinition(
            name = "Scan command",
            description = "A program with its arguments that looks at each file before it is taken, such as"
                    + " [\"/usr/bin/clamdscan\", \"--no-summary\", \"--fdpass\"]; the path of the file is added. It ends"
                    + " with 0 for clean and 1 for harmful; with anything else the file is refused for now. Empty for no"
                    + " scan.",
            required = false)
    String[] scanCommand() default {};

    /** {@return its time} */
    @AttributeDefinition(
            name = "Scan seconds",
            description = "How long a scan may take before the file is refused for now, such as 30.",
            min = "1",
            max = "600",
            required = false)
    int scanSeconds() default 30;
}
