// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import io.parley.internal.ops.Part;
import io.parley.internal.ops.Roster;
import java.util.List;

/** A container in which the account of the world is served, and nothing is wrong. */
record TestRoster() implements Roster {

    @Override
    public boolean ready() {
        return true;
    }

    @Override
    public List<Member> accounts() {
        return List.of(new Member("brand", "test", "Test channel"));
    }

    @Override
    public List<Member> targets() {
        return List.of(new Member("crm", "test", "Test CRM"));
    }

    @Override
    public List<Part> problems() {
        return List.of();
    }
}
