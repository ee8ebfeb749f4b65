// SPDX-License-Identifier: Apache-2.0
package io.parley.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.spi.ToolProvider;

/** A tool that one of the agent's bundles brings, run on a home that no agent is in, without a framework. */
final class HomeTool {

    private final String name;
    private final AgentOptions options;

    HomeTool(String name, AgentOptions options) {
        this.name = name;
        this.options = options;
    }

    /**
     * Runs it with an argument and the home.
     *
     * @return its exit code
     */
    int run(Path argument, PrintWriter out, PrintWriter err) throws StartException {
        Home home = Home.prepare(options.home());
        HomeLock lock = HomeLock.take(home);
        try (URLClassLoader loader = loader(home)) {
            HomeFormat.check(home);
            return tool(loader)
                    .run(
                            out,
                            err,
                            argument.toAbsolutePath().toString(),
                            home.folder().toString());
        } catch (IOException e) {
            throw new StartException("The bundles of the agent cannot be closed (" + Reason.of(e) + ").", e);
        } finally {
            lock.close();
        }
    }

    private URLClassLoader loader(Home home) throws StartException, MalformedURLException {
        List<SystemBundle> bundles = SystemBundles.find(options.bundles(), home, FrameworkSettings.RUNNING);
        URL[] jars = new URL[bundles.size()];
        for (int i = 0; i < jars.length; i++) {
            jars[i] = bundles.get(i).jar().toUri().toURL();
        }
        return new URLClassLoader(jars, HomeTool.class.getClassLoader());
    }

    private ToolProvider tool(ClassLoader loader) throws StartException {
        return ServiceLoader.load(ToolProvider.class, loader).stream()
                .map(ServiceLoader.Provider::get)
                .filter(tool -> tool.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new StartException("No bundle of the agent can " + name + "; install Parley again."));
    }
}
