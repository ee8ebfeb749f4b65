// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How one Salesforce org is reached. */
@ObjectClassDefinition(name = "Salesforce", description = "Contacts, cases, messages and answers in a Salesforce org.")
public @interface SalesforceConfiguration {

    /** Where the org is. */
    @AttributeDefinition(
            name = "Endpoint",
            description = "The My Domain address of the org, such as https://example.my.salesforce.com.")
    String endpoint();

    /** Which app Parley is. */
    @AttributeDefinition(
            name = "Client id",
            description = "The Consumer Key of the External Client App that has the Client Credentials Flow.")
    String clientId();

    /** What proves it. */
    @AttributeDefinition(
            name = "Client secret",
            description = "The Consumer Secret of that app, better kept in a file: $[secret:salesforce].",
            type = AttributeType.PASSWORD)
    String _clientSecret();

    /** Which version of the API is spoken. */
    @AttributeDefinition(name = "API version", description = "The version of the REST API, such as 67.0.")
    String apiVersion() default "67.0";

    /** What new cases have in Case Origin. */
    @AttributeDefinition(
            name = "Case origin",
            description = "What new cases have in Case Origin; a value of that picklist, such as Web.")
    String origin() default "Web";

    /** What a customer's new message makes of a closed case. */
    @AttributeDefinition(
            name = "Status of reopened cases",
            description = "The Status that a closed case gets when the customer writes again, such as New. Empty:"
                    + " it stays closed.",
            required = false)
    String reopenStatus() default "New";
}
