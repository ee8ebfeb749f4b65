// SPDX-License-Identifier: Apache-2.0
package io.parley.rig;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** One account of the simulated channel. */
@ObjectClassDefinition(name = "Parley channel: rig", description = "A simulated channel that breaks on purpose.")
@interface RigChannelConfiguration {

    /** {@return the address} */
    @AttributeDefinition(
            name = "Endpoint",
            description = "Address of the account, such as http://127.0.0.1:9000/channel/safe.")
    String endpoint();

    /** {@return whether} */
    @AttributeDefinition(name = "Polled", description = "Whether it is asked for what is new, such as true.")
    boolean polled() default true;

    /** {@return whether} */
    @AttributeDefinition(
            name = "Streamed",
            description = "Whether it tells by a stream that there is something, such as true.")
    boolean streamed() default false;

    /** {@return the promise} */
    @AttributeDefinition(name = "Repeat", description = "What repeating an answer means: SAFE, SEARCHABLE or UNSAFE.")
    String repeat() default "SAFE";

    /** {@return seconds} */
    @AttributeDefinition(
            name = "Bound seconds",
            description = "How long keys are recognised, or after how long answers are found, such as 3.",
            min = "0",
            max = "86400")
    int boundSeconds() default 3600;
}
