// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

import java.util.Map;

/** What is shown to get an access token. */
@FunctionalInterface
interface Credentials {

    /** {@return the form for the token endpoint, with secrets} */
    Map<String, String> form();
}
