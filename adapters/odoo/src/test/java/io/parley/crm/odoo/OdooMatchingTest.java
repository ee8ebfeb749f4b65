// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.lab.FinderContract;
import io.parley.lab.PeopleView;
import io.parley.lab.Samples;
import io.parley.spi.crm.CrmAdapter;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every adapter does that finds people, in a database in which ids of leads have three figures. */
class OdooMatchingTest extends FinderContract {

    private final OdooLab lab = new OdooLab();

    @BeforeEach
    void addLeads() throws Exception {
        List<Map<String, String>> leads = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            leads.add(Map.of("name", "Other " + i));
        }
        lab.session().change("crm.lead", "create", Map.of("vals_list", leads));
    }

    @AfterEach
    void stop() {
        assertThat(lab.odoo.outgoingMails()).isEmpty();
        lab.close();
    }

    @Override
    protected CrmAdapter adapter() {
        return lab.adapter();
    }

    @Override
    protected PeopleView people() {
        return new PeopleView() {

            @Override
            public CrmRef make(String name, @Nullable String email, @Nullable String phone) {
                Map<String, Object> values = new HashMap<>(Map.of("name", name));
                values.put("email", email == null ? false : email);
                values.put("phone", phone == null ? false : phone);
                try {
                    long id = lab.session()
                            .change("res.partner", "create", Map.of("vals_list", values))
                            .asLong();
                    return new CrmRef("res.partner", String.valueOf(id));
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public List<String> contacts() {
                return lab.view.contacts();
            }

            @Override
            public String nameOf(String contactId) {
                return lab.view.nameOf(contactId);
            }

            @Override
            public String contactOf(String caseId) {
                return String.valueOf(
                        lab.odoo.record("crm.lead", Long.parseLong(caseId)).get("partner_id"));
            }
        };
    }

    @Test
    void whoeverIsSeparatedFromTheirOwnContactGetsAnotherUnderAFurtherName() throws Exception {
        CrmRef own = lab.write(List.of(put(null, false))).get(0);
        CrmRef second =
                lab.write(List.of(put(null, false).separatedFrom(Set.of(own)))).get(0);
        assertThat(second).isNotEqualTo(own);
        assertThat(lab.write(List.of(put(null, true).separatedFrom(Set.of(own)))))
                .containsExactly(second);
        CrmRef third = lab.write(List.of(put(null, false).separatedFrom(Set.of(own, second))))
                .get(0);
        assertThat(third).isNotIn(own, second);
        assertThat(lab.view.contacts()).hasSize(3);
    }

    @Test
    void aProfileStandsWithOneContact() throws Exception {
        lab.odoo.addField("res.partner", "x_parley_channel", "char");
        lab.odoo.addField("res.partner", "x_parley_handle", "char");
        CrmRef own = lab.write(List.of(put(null, false))).get(0);
        CrmRef anna = people().make("Anna", "anna@example.org", null);
        lab.write(List.of(put(anna, false)));
        assertThat(handle(anna)).isEqualTo("person-1");
        assertThat(handle(own)).isEqualTo(false);
        CrmRef again = lab.write(List.of(put(null, false).separatedFrom(Set.of(anna, own))))
                .get(0);
        assertThat(handle(again)).isEqualTo("person-1");
        assertThat(handle(anna)).isEqualTo(false);
    }

    private Object handle(CrmRef contact) {
        return lab.odoo.record("res.partner", Long.parseLong(contact.id())).get("x_parley_handle");
    }

    private static CrmWrite.PutContact put(@Nullable CrmRef ref, boolean inDoubt) {
        return new CrmWrite.PutContact(Samples.person("1").id().key(), ref, inDoubt, Samples.person("1"));
    }
}
