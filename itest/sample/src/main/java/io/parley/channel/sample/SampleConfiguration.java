// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.sample;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** One account of the sample channel. */
@ObjectClassDefinition(name = "Parley channel: sample", description = "A log of lines behind an address.")
@interface SampleConfiguration {

    /** {@return the address} */
    @AttributeDefinition(name = "Endpoint", description = "Address of the log, such as http://127.0.0.1:9000.")
    String endpoint();

    /** {@return the token} */
    @AttributeDefinition(
            name = "Token",
            description = "Token for the log, such as $[secret:sample-token].",
            type = AttributeType.PASSWORD)
    String _token() default "none";

    /** {@return how many} */
    @AttributeDefinition(name = "Page size", description = "Lines in a page, such as 10.", min = "1", max = "100")
    int pageSize() default 10;
}
