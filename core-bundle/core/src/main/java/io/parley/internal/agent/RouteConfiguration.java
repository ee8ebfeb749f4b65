// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What goes where. */
@ObjectClassDefinition(name = "Parley: route", description = "Sends what accounts receive to targets.")
@interface RouteConfiguration {

    /** {@return ids of accounts} */
    @AttributeDefinition(name = "From", description = "Ids of the accounts, such as [\"website\"].")
    String[] from();

    /** {@return ids of targets} */
    @AttributeDefinition(name = "To", description = "Ids of the targets, such as [\"sandbox\"].")
    String[] to();

    /** {@return whether what was found by listening opens cases} */
    @AttributeDefinition(
            name = "Listening",
            description =
                    "Whether also what was found by listening, such as by a search for a word, opens cases; true or"
                            + " false.")
    boolean listening() default false;

    /** {@return conditions} */
    @AttributeDefinition(
            name = "Where",
            description = "What conversations go there, by attributes and patterns with * for any text, such as"
                    + " [\"department=sales\", \"page=https://shop.example.org/*\"]; empty for all. Several"
                    + " patterns of the same attribute are alternatives.",
            required = false)
    String[] where() default {};
}
