// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.itest.AgentClient.Chat;
import io.parley.launcher.Agent;
import io.parley.launcher.AgentOptions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;

/** The same bundles in another framework: nothing in them depends on Felix itself. */
class EquinoxIT {

    @TempDir
    Path home;

    @Test
    void theBundlesWorkInEquinoxToo() throws Exception {
        AgentOptions options =
                AgentOptions.defaults().withHome(home).withPort(0).withBundles(AgentProcess.JAR);
        try (Agent agent = Agent.start(options)) {
            assertThat(agent.context()
                            .getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
                            .getSymbolicName())
                    .isEqualTo("org.eclipse.osgi");
            List<String> idle = new ArrayList<>();
            for (Bundle bundle : agent.context().getBundles()) {
                boolean fragment = bundle.getHeaders().get(Constants.FRAGMENT_HOST) != null;
                if (bundle.getState() != (fragment ? Bundle.RESOLVED : Bundle.ACTIVE)) {
                    idle.add(bundle + " is in state " + bundle.getState());
                }
            }
            assertThat(idle).isEmpty();
            Matcher address = Pattern.compile("(http://[^ ]+)/ ").matcher(agent.line());
            assertThat(address.find()).isTrue();
            AgentClient client = new AgentClient(
                    URI.create(address.group(1)),
                    Files.readString(home.resolve("data/api-token")).strip());
            Chat[] chat = new Chat[1];
            Eventually.holds(() -> chat[0] = client.begin("Anna", "Does it work here too?", "1"));
            Eventually.holds(() -> assertThat(client.cases()).hasSize(1));
            try (EventReader events = client.events(chat[0], "")) {
                client.comment(client.cases().get(0).path("id").asText(), "It does.", true);
                Eventually.holds(() -> assertThat(events.answers()).containsExactly("It does."));
            }
        }
    }
}
