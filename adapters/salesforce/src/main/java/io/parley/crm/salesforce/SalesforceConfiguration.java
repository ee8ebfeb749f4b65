// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** How one Salesforce org is reached. */
@ObjectClassDefinition(name = "Salesforce", description = "Contacts, cases, messages and answers in a Salesforce org.")
public @interface SalesforceConfiguration {

    /** Where the org is. */
    @AttributeDefinition(
            name = "Endpoint",
            description = "The My Domain address of the org, such as https://example.my.salesforce.com.")
    String endpoint();

    /** Which app Parley is. */
    @AttributeDefinition(name = "Client id", description = "The Consumer Key of the External Client App.")
    String clientId();

    /** What proves it. */
    @AttributeDefinition(
            name = "Client secret",
            description =
                    "The Consumer Secret of that app, better kept in a file: $[secret:salesforce]. Alone, it is for"
                            + " the Client Credentials Flow.",
            type = AttributeType.PASSWORD,
            required = false)
    String _clientSecret() default "";

    /** What else proves it. */
    @AttributeDefinition(
            name = "Private key",
            description =
                    "Instead of a secret, for the JWT Bearer Flow: the RSA key of the app's certificate in PEM, better"
                            + " kept in a file: $[secret:salesforce-key].",
            type = AttributeType.PASSWORD,
            required = false)
    String _privateKey() default "";

    /** As whom the app works. */
    @AttributeDefinition(
            name = "User",
            description = "With privateKey: the user name as whom Parley works, such as parley@example.com.",
            required = false)
    String user() default "";

    /** For whom the statement is. */
    @AttributeDefinition(
            name = "Audience",
            description =
                    "With privateKey: where the users of the org log in; https://test.salesforce.com for a sandbox.",
            required = false)
    String audience() default "https://login.salesforce.com";

    /** What the app got when somebody allowed it to work for them. */
    @AttributeDefinition(
            name = "Refresh token",
            description =
                    "For an app that works for a user who allowed that: the refresh token it got, better kept in a"
                            + " file: $[secret:salesforce-refresh].",
            type = AttributeType.PASSWORD,
            required = false)
    String _refreshToken() default "";

    /** Which version of the API is spoken. */
    @AttributeDefinition(name = "API version", description = "The version of the REST API, such as 67.0.")
    String apiVersion() default "67.0";

    /** How writes become records. */
    @AttributeDefinition(
            name = "Mode",
            description =
                    "How messages are kept: social (social posts of Salesforce), custom (objects that Parley"
                            + " deploys), cases (case comments, nothing deployed), or auto: the first of these that the org has.",
            options = {
                @Option(label = "as the org allows", value = "auto"),
                @Option(label = "social posts", value = "social"),
                @Option(label = "objects of Parley", value = "custom"),
                @Option(label = "case comments", value = "cases")
            })
    String mode() default "auto";

    /** Where people write answers. */
    @AttributeDefinition(
            name = "Answers",
            description = "Where people write answers to customers: comment (public case comments), feed (posts in the"
                    + " feed of the case that customers may see), post (outbound social posts).")
    String[] answers() default {"comment"};

    /** What is made of new people. */
    @AttributeDefinition(
            name = "New people",
            description =
                    "What is made of people whom nobody knows: contact or lead. With lead, leads are looked for too.",
            options = {@Option(label = "contacts", value = "contact"), @Option(label = "leads", value = "lead")})
    String newPeople() default "contact";

    /** What new cases have in Case Origin. */
    @AttributeDefinition(
            name = "Case origin",
            description = "What new cases have in Case Origin; a value of that picklist, such as Web.")
    String origin() default "Web";

    /** How urgent new cases are. */
    @AttributeDefinition(
            name = "Case priority",
            description =
                    "What new cases have in Priority; a value of that picklist, such as High. Empty: what Salesforce"
                            + " puts there.",
            required = false)
    String priority() default "";

    /** Who gets new cases. */
    @AttributeDefinition(
            name = "Queue",
            description =
                    "The Queue Name (developer name) of the queue that owns new cases, such as Social_Media. Empty:"
                            + " assignment rules, or Parley's user.",
            required = false)
    String queue() default "";

    /** Which kind of cases is made. */
    @AttributeDefinition(
            name = "Record type",
            description =
                    "The Record Type Name (developer name) of new cases, such as Social. Empty: the user's default.",
            required = false)
    String recordType() default "";

    /** What a customer's new message makes of a closed case. */
    @AttributeDefinition(
            name = "Status of reopened cases",
            description = "The Status that a closed case gets when the customer writes again, such as New. Empty:"
                    + " it stays closed.",
            required = false)
    String reopenStatus() default "New";
}
