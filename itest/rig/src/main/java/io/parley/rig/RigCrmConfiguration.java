// SPDX-License-Identifier: Apache-2.0
package io.parley.rig;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** One target of the simulated CRM. */
@ObjectClassDefinition(name = "Parley CRM: rig", description = "A simulated CRM that breaks on purpose.")
@interface RigCrmConfiguration {

    /** {@return the address} */
    @AttributeDefinition(
            name = "Endpoint",
            description = "Address of the CRM, such as http://127.0.0.1:9000/crm/alpha.")
    String endpoint();

    /** {@return how many} */
    @AttributeDefinition(
            name = "Batch size",
            description = "Most writes in a batch, such as 200.",
            min = "3",
            max = "1000")
    int batchSize() default 200;

    /** {@return how many} */
    @AttributeDefinition(
            name = "Records a call",
            description = "Most writes in a call, such as 1; a batch of more takes several calls.",
            min = "1",
            max = "1000")
    int recordsACall() default 1000;

    /** {@return how many} */
    @AttributeDefinition(
            name = "Batches in flight",
            description = "How many batches may be on their way at the same time, such as 2.",
            min = "1",
            max = "8")
    int batchesInFlight() default 1;

    /** {@return the class} */
    @AttributeDefinition(
            name = "Idempotence",
            description = "What repeating a write means: UPSERT_BY_KEY or READ_BACK.")
    String idempotence() default "UPSERT_BY_KEY";

    /** {@return seconds} */
    @AttributeDefinition(
            name = "Visible after seconds",
            description = "How long its search lags behind a write, such as 2.",
            min = "0",
            max = "3600")
    int visibleAfterSeconds() default 2;

    /** {@return whether} */
    @AttributeDefinition(
            name = "Keeps order",
            description =
                    "Whether nothing of a conversation is tried behind a write that failed for now, such as true.")
    boolean keepsOrder() default false;
}
