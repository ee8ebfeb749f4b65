// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import io.parley.spi.channel.ChannelConnector;
import io.parley.spi.channel.ReplySender;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What every connector does. */
public abstract class ConnectorContract extends PluginContract {

    /**
     * The connector, configured for a channel that works.
     *
     * @return anew for each call, the channel's contents being the same
     */
    protected abstract ChannelConnector connector();

    /**
     * The same connector, pointed at another address.
     *
     * @param endpoint where nobody answers, or a {@link Line}
     * @return null if it calls nobody by HTTP
     */
    protected @Nullable ChannelConnector connectorAt(URI endpoint) {
        return null;
    }

    /**
     * The connector with credentials that the channel no longer takes.
     *
     * @return null if there are no credentials
     */
    protected @Nullable ChannelConnector deadConnector() {
        return null;
    }

    /**
     * The connector with credentials that allow less than it needs.
     *
     * @return null if credentials allow all or nothing
     */
    protected @Nullable ChannelConnector weakConnector() {
        return null;
    }

    /**
     * The channel as its people use it.
     *
     * @return null if the channel of the test cannot be used apart from the connector
     */
    protected @Nullable ChannelView channel() {
        return null;
    }

    @Override
    final Subject subject() {
        return Subject.of(connector());
    }

    @Override
    final Optional<Subject> subjectAt(URI endpoint) {
        return Optional.ofNullable(connectorAt(endpoint)).map(Subject::of);
    }

    @Override
    final Optional<Subject> deadSubject() {
        return Optional.ofNullable(deadConnector()).map(Subject::of);
    }

    @Override
    final Optional<Subject> weakSubject() {
        return Optional.ofNullable(weakConnector()).map(Subject::of);
    }

    @Override
    Map<String, String> facts() {
        ChannelConnector connector = connector();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("name", connector.describe().name());
        facts.put("type", connector.describe().type());
        facts.put("faces", Faces.of(connector));
        // Each by itself: suites with other configurations add what these switch on.
        connector.describe().streams().forEach((stream, pause) -> {
            String listens = connector.describe().listening().contains(stream) ? ", listens for it" : "";
            facts.put("stream " + stream, "every " + Faces.words(pause) + listens);
        });
        if (connector instanceof ReplySender sender) {
            facts.put(
                    "repeating an answer",
                    Faces.of(sender.repeat().kind(), sender.repeat().bound()));
        }
        return facts;
    }

    final ChannelConnector connectorOn(Line line) {
        return given(connectorAt(line.endpoint()), "its test does not say where the other side is served");
    }

    final ChannelView people() {
        return given(channel(), "its test cannot use the channel as people do");
    }
}
