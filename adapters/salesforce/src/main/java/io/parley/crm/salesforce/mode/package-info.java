// SPDX-License-Identifier: Apache-2.0
/** How writes become records: as social posts, as objects of Parley, or as comments alone. */
@NullMarked
package io.parley.crm.salesforce.mode;

import org.jspecify.annotations.NullMarked;
