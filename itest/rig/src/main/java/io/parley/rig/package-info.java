// SPDX-License-Identifier: Apache-2.0
/** A thin plug-in for a simulated channel and a simulated CRM that lie, hang and break as real ones do. */
@NullMarked
package io.parley.rig;

import org.jspecify.annotations.NullMarked;
