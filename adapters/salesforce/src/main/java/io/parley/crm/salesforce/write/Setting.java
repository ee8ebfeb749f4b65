// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce.write;

import io.parley.crm.salesforce.mode.Mode;
import io.parley.crm.salesforce.mode.Modes;
import io.parley.crm.salesforce.org.Describes;
import io.parley.crm.salesforce.org.OrgSchema;
import io.parley.spi.SyncException;

/**
 * What is written into.
 *
 * @param describes asks the org
 * @param schema what the org has
 * @param modes the modes there are
 * @param mode the one that the org allows
 */
public record Setting(Describes describes, OrgSchema schema, Modes modes, Mode mode) {

    /** {@return what an org is found to be, if it was not asked within the hour} */
    public static Setting of(Describes describes, Modes modes) throws SyncException, InterruptedException {
        OrgSchema schema = describes.current();
        return new Setting(describes, schema, modes, modes.choose(schema));
    }

    /** {@return whether the org may have changed since; then it is asked again} */
    boolean outdated() {
        return describes.outdated(schema);
    }
}
