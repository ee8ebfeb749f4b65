// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

/** What outlives the process. */
class RestartTest extends SandboxTest {

    @Test
    void everythingIsKept() throws Exception {
        String id = question("Ann", "Hello?");
        comment(id, "Hi!", true);
        status(id, "waiting");
        JsonNode contacts = http.get("/crm/api/contacts").json();
        JsonNode found = caseOf(id);
        JsonNode changes = door("/changes?since=1970-01-01T00:00:00Z").json();
        String credential = sandbox.credential();
        restart();
        assertThat(http.get("/crm/api/contacts").json()).isEqualTo(contacts);
        assertThat(caseOf(id)).isEqualTo(found);
        assertThat(door("/changes?since=1970-01-01T00:00:00Z").json()).isEqualTo(changes);
        assertThat(sandbox.credential()).isEqualTo(credential);
    }

    @Test
    void aNewFileUsesNoNumberOfTheOldOne() throws Exception {
        String old = question("Ann", "Hello?");
        String oldComment = comment(old, "Hi!", true).json().path("id").asText();
        long oldSeq =
                door("/changes?since=1970-01-01T00:00:00Z").json().path("next").asLong();
        stop();
        for (String name : new String[] {"sandbox.db", "sandbox.db-wal", "sandbox.db-shm"}) {
            Files.deleteIfExists(home.resolve("data").resolve(name));
        }
        start();
        String fresh = question("Ann", "Hello?");
        assertThat(Long.parseLong(fresh)).isGreaterThan(Long.parseLong(old));
        assertThat(Long.parseLong(comment(fresh, "Hi!", true).json().path("id").asText()))
                .isGreaterThan(Long.parseLong(oldComment));
        assertThat(door("/changes?after=" + oldSeq).json().path("changes")).hasSize(1);
    }

    @Test
    void theCredentialIsForTheAgentsUserAlone() throws Exception {
        assertThat(sandbox.credential()).matches("[A-Za-z0-9_-]{43}");
        assertThat(Files.getPosixFilePermissions(home.resolve("secrets").resolve("sandbox-token")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
}
