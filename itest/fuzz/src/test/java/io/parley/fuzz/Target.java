// SPDX-License-Identifier: Apache-2.0
package io.parley.fuzz;

/** Something that reads what comes from outside. */
@FunctionalInterface
public interface Target {

    /**
     * Reads an input.
     *
     * @param input anything
     * @throws Exception what the reader must not throw; what it may throw is caught here
     */
    void read(byte[] input) throws Exception;
}
