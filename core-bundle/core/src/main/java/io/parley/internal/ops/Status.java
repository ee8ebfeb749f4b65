// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

/** How something is, from good to bad; the words of Felix Health Checks. */
public enum Status {
    /** It works. */
    OK,
    /** It works, but a person should look. */
    WARN,
    /** It does not work now, and is expected to come back by itself. */
    TEMPORARILY_UNAVAILABLE,
    /** It does not work, and a person must act. */
    CRITICAL
}
