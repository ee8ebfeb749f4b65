// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.spi.channel.Repeat;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A store of each earlier schema, as the agent of that time left it, is brought forward and worked with. Whoever adds a schema
 * adds a fixture: the same dump, made by the agent of that version.
 */
class UpgradeTest {

    @TempDir
    Path folder;

    static IntStream versions() throws Exception {
        return IntStream.rangeClosed(1, newest());
    }

    @ParameterizedTest
    @MethodSource("versions")
    void theAgentGoesOnWhereItWas(int version) throws Exception {
        load(version);
        try (World world = new World(folder)) {
            assertThat(world.ledger().balanced()).isTrue();
            assertThat(world.difference()).isEmpty();
            assertThat(world.ledger().targets().get(0).in("delivered")).isEqualTo(4);
            assertThat(world.parked()).hasSize(2);
            world.channel.promise(Repeat.searchable(Duration.ofMinutes(10)));
            for (int i = 0; i < 10; i++) {
                world.crm.takeBack("read long ago");
            }
            world.settle(Duration.ofMinutes(30));
            assertThat(world.crm.people()).as("what was pending is written").containsExactly("Person dora");
            assertThat(world.channel.answers()).as("what was in doubt is sent").containsExactly("In doubt");
            world.crm.answer("Case3", "Are you still there?");
            world.retryParked();
            world.settle(Duration.ofMinutes(1));
            assertThat(world.channel.answers()).contains("Are you still there?");
            assertThat(world.crm.timeline("Case9"))
                    .as("what was parked is written")
                    .containsExactly("Bad");
            assertThat(world.ledger().balanced()).isTrue();
            assertThat(world.difference()).isEmpty();
        }
        assertThat(schema()).isEqualTo(newest());
    }

    private void load(int version) throws Exception {
        String name = "store-" + version + ".sql";
        try (InputStream in = UpgradeTest.class.getResourceAsStream(name);
                Connection connection = connect(folder.resolve("parley.db"));
                Statement statement = connection.createStatement()) {
            assertThat(in).as("the fixture %s", name).isNotNull();
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            connection.setAutoCommit(false);
            for (String sql : text.replaceAll("(?m)^--.*$", "").split(";\\s*\\n")) {
                if (!sql.isBlank()) {
                    statement.executeUpdate(sql);
                }
            }
            connection.commit();
        }
    }

    /** The schema of a new store. */
    private static int newest() throws Exception {
        Path fresh = Files.createTempDirectory("parley");
        try (World world = new World(fresh);
                Connection connection = connect(fresh.resolve("parley.db"))) {
            assertThat(world.crashed()).isFalse();
            return schema(connection);
        } finally {
            FastFolder.delete(fresh);
        }
    }

    private int schema() throws Exception {
        try (Connection connection = connect(folder.resolve("parley.db"))) {
            return schema(connection);
        }
    }

    private static int schema(Connection connection) throws Exception {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            return row.getInt(1);
        }
    }

    private static Connection connect(Path file) throws Exception {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }
}
