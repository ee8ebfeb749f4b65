// SPDX-License-Identifier: Apache-2.0
package io.parley.mutants;

import io.parley.spi.AccountInfo;
import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmDescription;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.EventPage;
import io.parley.spi.crm.EventRequest;
import io.parley.spi.crm.ReplySource;
import io.parley.spi.crm.WriteOutcome;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** An adapter that consists of parts which can be replaced one by one. */
record AdapterParts(
        Supplier<CrmDescription> description, Check checking, Write writing, Events reading, Supplier<String> name)
        implements ReplySource {

    /** {@link AdapterParts#check()}. */
    interface Check {
        AccountInfo check() throws SyncException, InterruptedException;
    }

    /** {@link AdapterParts#write}. */
    interface Write {
        List<WriteOutcome> write(List<CrmWrite> batch) throws SyncException, InterruptedException;
    }

    /** {@link AdapterParts#events}. */
    interface Events {
        EventPage events(EventRequest request) throws SyncException, InterruptedException;
    }

    AdapterParts describing(UnaryOperator<Supplier<CrmDescription>> worse) {
        return new AdapterParts(worse.apply(description), checking, writing, reading, name);
    }

    AdapterParts checking(UnaryOperator<Check> worse) {
        return new AdapterParts(description, worse.apply(checking), writing, reading, name);
    }

    AdapterParts writing(UnaryOperator<Write> worse) {
        return new AdapterParts(description, checking, worse.apply(writing), reading, name);
    }

    AdapterParts reading(UnaryOperator<Events> worse) {
        return new AdapterParts(description, checking, writing, worse.apply(reading), name);
    }

    AdapterParts named(String worse) {
        return new AdapterParts(description, checking, writing, reading, () -> worse);
    }

    @Override
    public CrmDescription describe() {
        return description.get();
    }

    @Override
    public AccountInfo check() throws SyncException, InterruptedException {
        return checking.check();
    }

    @Override
    public List<WriteOutcome> write(List<CrmWrite> batch) throws SyncException, InterruptedException {
        return writing.write(batch);
    }

    @Override
    public EventPage events(EventRequest request) throws SyncException, InterruptedException {
        return reading.events(request);
    }

    @Override
    public String toString() {
        return name.get();
    }
}
