// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

/**
 * Who writes, and how.
 *
 * @param userId of whom
 * @param person whether it is somebody at the screen, who is not stopped by records being busy
 * @param allowsDuplicates whether records that look like others are saved nevertheless
 */
record Author(String userId, boolean person, boolean allowsDuplicates) {}
