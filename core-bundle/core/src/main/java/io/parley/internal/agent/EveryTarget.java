// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Attributes that every target has, whatever its adapter: declared once, and read by the agent. */
@ObjectClassDefinition(
        pid = EveryTarget.PID,
        name = "Parley: every target",
        description = "Attributes that may stand in the configuration of every target.")
@interface EveryTarget {

    /** Under this name the metatype of these attributes is found. */
    String PID = "io.parley.crm";

    /** {@return seconds between two looks} */
    @AttributeDefinition(
            name = "Reply seconds",
            description = "Seconds between two looks for answers, such as 10. 0 takes what the adapter finds right.",
            min = "0",
            max = "86400",
            required = false)
    int replySeconds() default 0;

    /** {@return seconds an answer rests} */
    @AttributeDefinition(
            name = "Recall seconds",
            description =
                    "Seconds an answer rests before it is sent, such as 30, so that its author can take it back or"
                            + " change it. 0 sends it at once.",
            min = "0",
            max = "86400",
            required = false)
    int recallSeconds() default 0;

    /** {@return calls of a day} */
    @AttributeDefinition(
            name = "Daily calls",
            description =
                    "Most calls to the CRM in a day by UTC, such as 10000; answers go on to the last one, other things"
                            + " stop before. 0 for no bound.",
            min = "0",
            max = "1000000000",
            required = false)
    int dailyCalls() default 0;

    /** {@return the part of the CRM's quota that is kept} */
    @AttributeDefinition(
            name = "Reserve percent",
            description =
                    "How much of dailyCalls, and of quotas that the CRM announces, is kept for answers alone, such"
                            + " as 5; as much again for what people write now, and as much again for changes, before what was"
                            + " said long ago and mappings that are applied anew may use the rest.",
            min = "0",
            max = "30",
            required = false)
    int reservePercent() default 20;

    /** {@return hours in which a case is opened again} */
    @AttributeDefinition(
            name = "Reopen within hours",
            description = "Hours after the closing of a case in which a message of its customer opens it again, such as"
                    + " 24. 0 leaves closed what is closed.",
            min = "0",
            max = "87600",
            required = false)
    int reopenWithinHours() default 72;

    /** {@return hours after which a new case is begun} */
    @AttributeDefinition(
            name = "New case after hours",
            description =
                    "Hours after the closing of a case after which a message of its customer begins a new one that"
                            + " names it, such as 168. What comes before that, and opens nothing, stands in the closed case. 0"
                            + " never begins a new one.",
            min = "0",
            max = "87600",
            required = false)
    int newCaseAfterHours() default 72;

    /** {@return whether nothing is written} */
    @AttributeDefinition(
            name = "Dry run",
            description = "Whether nothing is written to the CRM and no answers are read from it, while everything for"
                    + " it is kept; true or false. Switched off, everything is delivered in order.",
            required = false)
    boolean dryRun() default false;

    /** {@return by what people are recognised} */
    @AttributeDefinition(
            name = "Match by",
            description =
                    "By what people are recognised as contacts that the CRM has already: email, phone, and handle:"
                            + " with a channel behind it, such as [\"email\", \"phone\", \"handle:mastodon\"]. Empty: by nothing,"
                            + " everybody gets a contact of their own.",
            required = false)
    String[] matchBy() default {};

    /** {@return whether typed addresses count} */
    @AttributeDefinition(
            name = "Match unverified",
            description =
                    "Whether e-mail addresses and phone numbers count that a person merely typed, so that the channel"
                            + " does not vouch for them; true or false.",
            required = false)
    boolean matchUnverified() default false;

    /** {@return the country of phone numbers} */
    @AttributeDefinition(
            name = "Match region",
            description = "The country of phone numbers that stand in the CRM without one, as two letters such as DE."
                    + " Empty: such numbers are not compared.",
            required = false)
    String matchRegion() default "";
}
