// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.model.Direction;
import io.parley.spi.crm.CrmAdapter;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.Remnant;
import io.parley.spi.crm.Uninstaller;
import io.parley.spi.crm.WriteOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What every adapter does that can take away what Parley made ({@link Uninstaller}). Each test begins with an empty CRM in
 * which everything is that the adapter needs.
 */
public abstract class UninstallContract extends Contract {

    private static final int MANY = 30;
    private static final int MOST_CALLS = 200;

    /** {@return the adapter, an {@link Uninstaller}, configured for the CRM of the test} */
    protected abstract CrmAdapter adapter();

    /** {@return the CRM of the test as its people see it} */
    protected abstract CrmView crm();

    @ContractTest
    void whatWasMadeIsFound() throws Exception {
        long before = total(removable());
        write(Samples.question("1", "Where is my parcel?"));
        assertThat(total(removable())).isGreaterThan(before);
        List<Remnant> all = uninstaller().remnants();
        assertThat(all).extracting(Remnant::id).doesNotHaveDuplicates().doesNotContain("");
        assertThat(all).allSatisfy(remnant -> {
            assertThat(remnant.name()).isNotBlank();
            assertThat(remnant.count()).isPositive();
            remnant.instruction().ifPresent(text -> assertThat(text).isNotBlank());
        });
    }

    @ContractTest
    void nothingOfParleyIsFoundAfterwards() throws Exception {
        work();
        for (Remnant remnant : removable()) {
            long left = remnant.count();
            for (int call = 0; left > 0; call++) {
                assertThat(call).as("calls to remove %s", remnant.name()).isLessThan(MOST_CALLS);
                long before = left;
                left = uninstaller().remove(remnant);
                assertThat(left).as("what is left of %s", remnant.name()).isBetween(0L, before - 1);
            }
        }
        assertThat(removable()).isEmpty();
    }

    @ContractTest
    void whatPeopleWorkWithStays() throws Exception {
        work();
        crm().rename(crm().contacts().get(0), "Ms Edited");
        crm().comment(crm().cases().get(0), "only for colleagues", false);
        Map<String, Object> before = seen();
        removeAll();
        assertThat(seen()).isEqualTo(before);
    }

    @ContractTest
    void removingTwiceIsHarmless() throws Exception {
        work();
        List<Remnant> found = removable();
        removeAll();
        Map<String, Object> before = seen();
        for (Remnant remnant : found) {
            assertThat(uninstaller().remove(remnant)).as(remnant.name()).isZero();
        }
        assertThat(seen()).isEqualTo(before);
    }

    /** What a team sees after a day. */
    private void work() throws Exception {
        List<CrmRef> first = write(Samples.question("1", "Where is my parcel?"));
        write(Samples.more("2", "We are looking.", Direction.OUTBOUND, first, "1"));
        write(Samples.note("1", first.get(1), "Not sent: too long"));
        for (int i = 10; i < 10 + MANY; i++) {
            write(Samples.question(Integer.toString(i), "Question " + i));
        }
    }

    private Map<String, Object> seen() {
        Map<String, Object> seen = new LinkedHashMap<>();
        crm().contacts().forEach(id -> seen.put("contact " + id, crm().nameOf(id)));
        crm().cases().forEach(id -> seen.put("case " + id, crm().timeline(id)));
        return seen;
    }

    private void removeAll() throws Exception {
        for (Remnant remnant : removable()) {
            for (int call = 0; call < MOST_CALLS && uninstaller().remove(remnant) > 0; call++) {
                // It is done in pieces.
            }
        }
    }

    private List<Remnant> removable() throws Exception {
        return uninstaller().remnants().stream()
                .filter(remnant -> remnant.instruction().isEmpty())
                .toList();
    }

    private static long total(List<Remnant> remnants) {
        return remnants.stream().mapToLong(Remnant::count).sum();
    }

    private Uninstaller uninstaller() {
        return given(adapter() instanceof Uninstaller able ? able : null, "it does not know what it made");
    }

    private List<CrmRef> write(List<CrmWrite> batch) throws Exception {
        List<CrmRef> refs = new ArrayList<>();
        for (WriteOutcome outcome : adapter().write(batch)) {
            assertThat(outcome).isInstanceOf(WriteOutcome.Done.class);
            refs.add(((WriteOutcome.Done) outcome).ref());
        }
        return refs;
    }
}
