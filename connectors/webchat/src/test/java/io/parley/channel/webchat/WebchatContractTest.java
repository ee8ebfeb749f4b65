// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat;

import io.parley.lab.LabServices;
import io.parley.lab.ReplySenderContract;
import io.parley.lab.Samples;
import io.parley.spi.channel.ChannelConnector;
import io.parley.spi.channel.Reply;
import io.parley.spi.channel.ReplySender;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

class WebchatContractTest extends ReplySenderContract {

    private final LabServices services = new LabServices();
    private final MemoryDesk memory = new MemoryDesk();

    @AfterEach
    void close() {
        services.close();
    }

    @Override
    protected ReplySender connector() {
        return new WebchatConnector(
                container(),
                configuration(),
                Map.of(ChannelConnector.ACCOUNT_ID, "website"),
                new AgentServices(
                        memory,
                        memory,
                        services.tokenSigner(),
                        services.presence(),
                        services.fileStore(),
                        new MemoryErrands(),
                        services.apiClients(),
                        services.htmlText()));
    }

    @Override
    protected Reply reply(String key, String text) {
        return new Reply(
                key, Samples.conversation("1"), Samples.message("1", "Where is my parcel?"), Samples.person("1"), text);
    }

    /** A container that takes the servlet and does nothing with it. */
    private static BundleContext container() {
        Object registration = Proxy.newProxyInstance(
                ServiceRegistration.class.getClassLoader(),
                new Class<?>[] {ServiceRegistration.class},
                (proxy, method, arguments) -> null);
        return (BundleContext) Proxy.newProxyInstance(
                BundleContext.class.getClassLoader(),
                new Class<?>[] {BundleContext.class},
                (proxy, method, arguments) -> method.getName().equals("getProperty") ? "." : registration);
    }

    private static WebchatConfiguration configuration() {
        return (WebchatConfiguration) Proxy.newProxyInstance(
                WebchatConfiguration.class.getClassLoader(),
                new Class<?>[] {WebchatConfiguration.class},
                (proxy, method, arguments) -> method.getDefaultValue());
    }
}
