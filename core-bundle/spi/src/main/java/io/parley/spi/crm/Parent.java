// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.crm;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A record that a write belongs to: named by key, so that parent and child can travel in one call. */
public final class Parent {

    private final String key;
    private final @Nullable CrmRef ref;

    /**
     * A parent.
     *
     * @param key the key of its write
     * @param ref the record, if it is known; otherwise its write stands earlier in the same batch
     */
    public Parent(String key, @Nullable CrmRef ref) {
        this.key = key;
        this.ref = ref;
    }

    /** {@return the key of the parent's write} */
    public String key() {
        return key;
    }

    /** {@return the record; empty when its write stands earlier in the same batch} */
    public Optional<CrmRef> ref() {
        return Optional.ofNullable(ref);
    }
}
