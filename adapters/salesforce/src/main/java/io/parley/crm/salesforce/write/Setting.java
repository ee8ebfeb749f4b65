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
 * @param cases what new cases have besides
 */
public record Setting(Describes describes, OrgSchema schema, Modes modes, Mode mode, CaseDefaults cases) {

    /**
     * What an org is found to be.
     *
     * @param schema what it has
     * @throws SyncException.Permanent if it lacks something
     */
    public static Setting of(Describes describes, OrgSchema schema, Modes modes, CaseDefaults cases)
            throws SyncException {
        cases.demand(schema);
        return new Setting(describes, schema, modes, modes.choose(schema), cases);
    }

    /** {@return whether the org may have changed since; then it is asked again} */
    boolean outdated() {
        return describes.outdated(schema);
    }
}
