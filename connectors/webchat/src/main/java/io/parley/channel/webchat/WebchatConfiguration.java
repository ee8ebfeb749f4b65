// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** One live chat. */
@ObjectClassDefinition(name = "Parley channel: live chat", description = "A live chat at /chat/<account>.")
@interface WebchatConfiguration {

    /** {@return the heading} */
    @AttributeDefinition(
            name = "Title",
            description = "Heading of the chat page, such as \"Chat with us\".",
            required = false)
    String title() default "Chat with us";

    /** {@return origins} */
    @AttributeDefinition(
            name = "Allowed origins",
            description = "Origins of other pages that may use the chat, such as [\"https://www.example.org\"].",
            required = false)
    String[] allowedOrigins() default {};

    /** {@return a limit} */
    @AttributeDefinition(
            name = "Conversations per minute",
            description = "Most conversations that one address may begin in a minute, such as 60.",
            min = "1",
            max = "100000",
            required = false)
    int conversationsPerMinute() default 1200;

    /** {@return a limit} */
    @AttributeDefinition(
            name = "Messages per minute",
            description = "Most messages that may be said in one conversation in a minute, such as 30.",
            min = "1",
            max = "100000",
            required = false)
    int messagesPerMinute() default 120;

    /** {@return a limit} */
    @AttributeDefinition(
            name = "Conversations per minute in all",
            description = "Most conversations that may begin in a minute in all, such as 600; beyond it each visitor's"
                    + " browser has to work for it first.",
            min = "1",
            max = "100000",
            required = false)
    int allConversationsPerMinute() default 6000;

    /** {@return networks} */
    @AttributeDefinition(
            name = "Trusted proxies",
            description = "Addresses and networks of proxies that are believed when they say by Forwarded or"
                    + " X-Forwarded-For whom they speak for, such as [\"10.0.0.0/8\", \"::1\"].",
            required = false)
    String[] trustedProxies() default {};

    /** {@return networks} */
    @AttributeDefinition(
            name = "Blocked addresses",
            description = "Addresses and networks from which nobody may write, such as [\"203.0.113.0/24\"].",
            required = false)
    String[] blockedAddresses() default {};

    /** {@return departments} */
    @AttributeDefinition(
            name = "Departments",
            description = "Whom visitors can ask for, with ids for routes, such as [\"sales=Sales\","
                    + " \"service=Service desk\"].",
            required = false)
    String[] departments() default {};

    /** {@return a secret} */
    @AttributeDefinition(
            name = "Customer secret",
            description = "Secret with which the site signs tokens of its customers by HS256, such as"
                    + " \"$[secret:chat-customers]\"; at least 32 characters.",
            type = AttributeType.PASSWORD,
            required = false)
    String _customerSecret() default "";

    /** {@return a key} */
    @AttributeDefinition(
            name = "Customer key",
            description = "Public key, in PEM, of the key with which the site signs tokens of its customers by RS256 or"
                    + " ES256, such as \"$[secret:chat-customers.pem]\".",
            required = false)
    String customerKey() default "";

    /** {@return an audience} */
    @AttributeDefinition(
            name = "Customer audience",
            description = "For whom tokens of customers must be made (their aud), such as \"parley\"; empty for"
                    + " anybody.",
            required = false)
    String customerAudience() default "";

    /** {@return ids} */
    @AttributeDefinition(
            name = "Blocked customers",
            description = "Customers who may not write, by the sub of their tokens, such as [\"4711\"].",
            required = false)
    String[] blockedCustomers() default {};

    /** {@return sources} */
    @AttributeDefinition(
            name = "Knowledge",
            description = "Where pages that may answer a question are found, such as"
                    + " [\"sitemap=https://help.example.org/sitemap.xml\"]; feed, sitemap, wordpress and mediawiki are"
                    + " possible.",
            required = false)
    String[] knowledge() default {};

    /** {@return a colour} */
    @AttributeDefinition(
            name = "Colour",
            description = "Colour of the button and of what the visitor says, such as #1f5bd0.",
            required = false)
    String colour() default "#1f5bd0";

    /** {@return light or dark} */
    @AttributeDefinition(
            name = "Scheme",
            description =
                    "Whether the chat is light or dark: auto for what the visitor's system prefers, light, or dark.",
            required = false)
    String scheme() default "auto";

    /** {@return a corner} */
    @AttributeDefinition(
            name = "Corner",
            description = "Lower corner of other pages that has the button: end or start, in the direction of reading.",
            required = false)
    String corner() default "end";

    /** {@return a folder} */
    @AttributeDefinition(
            name = "Language folder",
            description = "Folder with further languages, a file such as fr.json for each, seen from the agent's home.",
            required = false)
    String languageFolder() default "";

    /** {@return texts} */
    @AttributeDefinition(
            name = "Texts",
            description = "Texts to say differently, such as [\"en.welcome=Ask us anything.\"].",
            required = false)
    String[] texts() default {};

    /** {@return megabytes} */
    @AttributeDefinition(
            name = "Attachment megabytes",
            description = "Most megabytes of a file that a visitor sends, such as 10; 0 to take no files.",
            min = "0",
            max = "1000",
            required = false)
    int attachmentMegabytes() default 10;

    /** {@return media types} */
    @AttributeDefinition(
            name = "Attachment types",
            description = "Media types of files that visitors may send, such as [\"image/png\", \"application/pdf\"];"
                    + " checked by what a file holds.",
            required = false)
    String[] attachmentTypes() default {
        "image/png", "image/jpeg", "image/gif", "image/webp", "image/heic", "application/pdf", "text/plain"
    };

    /** {@return hours of a week} */
    @AttributeDefinition(
            name = "Hours",
            description = "When somebody is there to answer, such as [\"Mon-Fri 09:00-17:30\", \"Sat 10:00-14:00\"]."
                    + " Empty for always.",
            required = false)
    String[] hours() default {};

    /** {@return a zone} */
    @AttributeDefinition(
            name = "Time zone",
            description = "Zone of the hours, such as Europe/Berlin. Must be set where hours are.",
            required = false)
    String timeZone() default "";

    /** {@return days} */
    @AttributeDefinition(
            name = "Holidays",
            description = "Days on which no hours begin, such as [\"2026-12-24\", \"12-25\"]; without a year on each.",
            required = false)
    String[] holidays() default {};

    /** {@return a host} */
    @AttributeDefinition(
            name = "Mail host",
            description = "Server that takes e-mails, such as smtp.example.org. Empty for no e-mail at all.",
            required = false)
    String mailHost() default "";

    /** {@return a port} */
    @AttributeDefinition(
            name = "Mail port",
            description =
                    "Port of that server, such as 587. 0 for the usual one: 587 with starttls, 465 with tls, 25 with none.",
            min = "0",
            max = "65535",
            required = false)
    int mailPort() default 0;

    /** {@return a word} */
    @AttributeDefinition(
            name = "Mail security",
            description = "How the connection to it is kept secret: starttls, tls or none.",
            required = false)
    String mailSecurity() default "starttls";

    /** {@return a user} */
    @AttributeDefinition(
            name = "Mail user",
            description = "Who logs in at the mail servers, such as chat@example.org. Empty for no login.",
            required = false)
    String mailUser() default "";

    /** {@return a password} */
    @AttributeDefinition(
            name = "Mail password",
            description = "Password of the mail user, such as $[secret:chat-mail].",
            type = AttributeType.PASSWORD,
            required = false)
    String _mailPassword() default "";

    /** {@return an address} */
    @AttributeDefinition(
            name = "Mail from",
            description = "Address that e-mails come from and answers go to, such as chat@example.org.",
            required = false)
    String mailFrom() default "";

    /** {@return whether} */
    @AttributeDefinition(
            name = "Mail plus addresses",
            description =
                    "Whether the server delivers chat+anything@example.org to chat@example.org. If not, the subject carries a mark.",
            required = false)
    boolean mailPlusAddresses() default true;

    /** {@return minutes} */
    @AttributeDefinition(
            name = "Mail after minutes",
            description = "Minutes that a visitor has to be away until an answer is sent by e-mail, such as 5.",
            min = "0",
            max = "10080",
            required = false)
    int mailAfterMinutes() default 5;

    /** {@return a language} */
    @AttributeDefinition(
            name = "Mail language",
            description = "Language of e-mails to visitors who told none: en or de.",
            required = false)
    String mailLanguage() default "en";

    /** {@return a host} */
    @AttributeDefinition(
            name = "Mailbox host",
            description =
                    "IMAP server of the mailbox to which visitors answer, such as imap.example.org. Empty for no answers by e-mail.",
            required = false)
    String mailboxHost() default "";

    /** {@return a port} */
    @AttributeDefinition(
            name = "Mailbox port",
            description = "Port of that server, such as 993. 0 for the usual one: 993 with tls, 143 otherwise.",
            min = "0",
            max = "65535",
            required = false)
    int mailboxPort() default 0;

    /** {@return a word} */
    @AttributeDefinition(
            name = "Mailbox security",
            description = "How the connection to it is kept secret: tls, starttls or none.",
            required = false)
    String mailboxSecurity() default "tls";

    /** {@return a folder} */
    @AttributeDefinition(
            name = "Mailbox folder",
            description = "Folder of the mailbox that is read, such as INBOX.",
            required = false)
    String mailboxFolder() default "INBOX";
}
