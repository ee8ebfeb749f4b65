// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.internal.console.MappingJson;
import io.parley.internal.console.TargetFields;
import io.parley.internal.deliver.MappingDesk;
import io.parley.internal.mapping.Mapping;
import io.parley.internal.mapping.MappingException;
import io.parley.internal.mapping.MappingText;
import io.parley.internal.mapping.Mappings;
import io.parley.internal.mapping.Mappings.Described;
import io.parley.internal.mapping.Preview;
import io.parley.spi.SyncException;
import java.time.Instant;
import java.util.Optional;

/** What people decide about mappings, and the files in which that stands. */
record MappingRoom(MappingDesk desk, Mappings mappings, ConfigFolder config) implements TargetFields {

    @Override
    public boolean serves(String target) {
        return desk.serves(target);
    }

    @Override
    public Described fields(String target) throws SyncException, InterruptedException {
        try {
            return desk.fields(target);
        } catch (SyncException e) {
            Optional<Described> last = mappings.described(target);
            return last.orElseThrow(() -> e);
        }
    }

    @Override
    public MappingText mapping(String target) {
        return mappings.wanted(target).orElse(MappingText.none());
    }

    @Override
    public String obstacle(String target) {
        return mappings.obstacle(target);
    }

    @Override
    public boolean save(String target, MappingText text) throws MappingException, InterruptedException {
        boolean checked = check(target, text);
        config.write(MappingConfiguration.PID + "~" + target + ConfigFile.SUFFIX, MappingJson.write(text));
        return checked;
    }

    private boolean check(String target, MappingText text) throws MappingException, InterruptedException {
        try {
            Mapping.of(text, fields(target).records());
            return true;
        } catch (SyncException e) {
            Mapping.checkLines(text);
            return false;
        }
    }

    @Override
    public Preview preview(String target, Optional<MappingText> draft, int mostRows)
            throws SyncException, InterruptedException, MappingException {
        return desk.preview(target, draft, mostRows);
    }

    @Override
    public ObjectNode look(String target, Instant since, long limit) throws SyncException {
        return desk.look(target, since, limit);
    }

    @Override
    public Optional<ObjectNode> write(String target, String id) throws SyncException {
        return desk.write(target, id);
    }

    @Override
    public Optional<ObjectNode> stop(String target, String id) {
        return desk.stop(target, id);
    }

    @Override
    public Optional<ObjectNode> progress(String target) {
        return desk.progress(target);
    }
}
