// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Attributes that every account has, whatever its connector: declared once, and read by the agent. */
@ObjectClassDefinition(
        pid = EveryAccount.PID,
        name = "Parley: every account",
        description = "Attributes that may stand in the configuration of every account.")
@interface EveryAccount {

    /** Under this name the metatype of these attributes is found. */
    String PID = "io.parley.channel";

    /** {@return seconds between two looks} */
    @AttributeDefinition(
            name = "Poll seconds",
            description =
                    "Seconds between two looks for news at each stream, at those that listen too, such as 60. 0 takes what"
                            + " the connector finds right.",
            min = "0",
            max = "86400",
            required = false)
    int pollSeconds() default 0;

    /** {@return days} */
    @AttributeDefinition(
            name = "Backfill days",
            description = "How many days before the account was connected first are brought in too, such as 30.",
            min = "0",
            max = "36500",
            required = false)
    int backfillDays() default 0;

    /** {@return calls of a day} */
    @AttributeDefinition(
            name = "Daily calls",
            description =
                    "Most calls to the channel in a day by UTC, such as 10000; answers go on to the last one, other things"
                            + " stop before. 0 for no bound.",
            min = "0",
            max = "1000000000",
            required = false)
    int dailyCalls() default 0;
}
