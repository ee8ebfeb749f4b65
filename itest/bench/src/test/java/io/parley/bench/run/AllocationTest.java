// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AllocationTest {

    @Test
    void whatWasLeftByTheLastCollectionIsNotCountedAgain() {
        assertThat(Allocation.bytes("""
                [1.134s] GC(11) DefNew: 8000K(9920K)->100K(9920K) Eden: 8000K(8832K)->0K(8832K) From: 0K(1K)->0K(1K)
                [1.135s] GC(11) Tenured: 0K(21888K)->300K(21888K)
                [1.136s] GC(12) DefNew: 8100K(9920K)->0K(9920K) Eden: 8000K(8832K)->0K(8832K) From: 0K(1K)->0K(1K)
                [1.137s] GC(12) Tenured: 300K(21888K)->400K(21888K)
                """)).isEqualTo(16_000 * 1024);
    }
}
