// SPDX-License-Identifier: Apache-2.0
package io.parley.launcher;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/** The first OSGi framework on the class path, with the bundles of the agent in it. */
final class RunningFramework {

    private final Framework framework;
    private final CountDownLatch levelReached = new CountDownLatch(1);

    private RunningFramework(Framework framework) {
        this.framework = framework;
    }

    static RunningFramework create(Map<String, String> settings) throws StartException {
        FrameworkFactory factory = ServiceLoader.load(FrameworkFactory.class, RunningFramework.class.getClassLoader())
                .findFirst()
                .orElseThrow(
                        () -> new StartException(
                                "There is no OSGi framework beside the launcher; put one such as Apache Felix on the class path."));
        Framework framework = factory.newFramework(settings);
        try {
            framework.init();
        } catch (BundleException e) {
            throw new StartException("The OSGi framework does not start (" + e.getMessage() + ").", e);
        }
        return new RunningFramework(framework);
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    /** Starts in the background. */
    void start(List<SystemBundle> bundles, int startLevel) throws StartException {
        try {
            for (SystemBundle bundle : bundles) {
                install(bundle);
            }
            framework.start();
        } catch (BundleException e) {
            throw new StartException("The OSGi framework does not start (" + e.getMessage() + ").", e);
        }
        framework.adapt(FrameworkStartLevel.class).setStartLevel(startLevel, event -> levelReached.countDown());
    }

    /** Returns when all bundles have been started, and latest after the limit. */
    void awaitLevel(Duration limit) throws InterruptedException {
        levelReached.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void install(SystemBundle bundle) throws StartException {
        try {
            Bundle installed = context().installBundle(bundle.location());
            installed.adapt(BundleStartLevel.class).setStartLevel(bundle.startLevel());
            if (installed.getHeaders("").get(Constants.FRAGMENT_HOST) == null) {
                installed.start();
            }
        } catch (BundleException e) {
            throw new StartException(
                    "The bundle " + bundle.jar() + " cannot be installed (" + e.getMessage() + ").", e);
        }
    }

    /** Returns when the framework has been stopped by somebody. */
    void awaitEnd() throws InterruptedException {
        framework.waitForStop(0);
    }

    /** {@return whether it has stopped within the limit} */
    boolean stop(Duration limit) throws InterruptedException {
        try {
            framework.stop();
        } catch (BundleException e) {
            throw new IllegalStateException("The framework cannot be told to stop.", e);
        }
        return framework.waitForStop(limit.toMillis()).getType() != FrameworkEvent.WAIT_TIMEDOUT;
    }
}
