// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** How one Odoo database is reached, and as whom. */
@ObjectClassDefinition(name = "Odoo", description = "Leads, contacts and chatter of one Odoo database.")
public @interface OdooConfiguration {

    /** Where Odoo is. */
    @AttributeDefinition(
            name = "Endpoint",
            description = "Address of the Odoo server without a path, such as https://example.odoo.com.")
    String endpoint();

    /** Which database. */
    @AttributeDefinition(
            name = "Database",
            description = "Name of the database, such as example; on Odoo Online the first part of the address.")
    String database();

    /** Who Parley is in Odoo. */
    @AttributeDefinition(
            name = "Login",
            description = "Login of the Odoo user that is Parley, such as parley@example.com; no person may share it.")
    String login();

    /** What proves it. */
    @AttributeDefinition(
            name = "API key",
            description = "An API key of this user, such as $[secret:odoo-key].",
            type = AttributeType.PASSWORD)
    String _apiKey();

    /** What a case becomes. */
    @AttributeDefinition(
            name = "Case type",
            description =
                    "What a conversation becomes: lead or opportunity in the CRM app, ticket in the Helpdesk app.",
            required = false,
            options = {
                @Option(label = "Lead", value = "lead"),
                @Option(label = "Opportunity", value = "opportunity"),
                @Option(label = "Ticket", value = "ticket")
            })
    String caseType() default "lead";

    /** Whether messages are posted one by one. */
    @AttributeDefinition(
            name = "Notify followers",
            description =
                    "Whether Odoo tells colleagues who follow notes of each message; takes a call for each of them.",
            required = false)
    boolean notifyFollowers() default false;

    /** Which interface is spoken. */
    @AttributeDefinition(
            name = "Interface",
            description = "Which interface is spoken: json-rpc, which Odoo 16 to 21 have, or json-2, from Odoo 19 on.",
            required = false,
            options = {@Option(label = "JSON-RPC", value = "json-rpc"), @Option(label = "JSON-2", value = "json-2")})
    String api() default "json-rpc";
}
