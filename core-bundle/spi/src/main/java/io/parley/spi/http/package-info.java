/**
 * The door to the network, implemented by the agent and called by plug-ins.
 *
 * <p>Plug-ins open no connections of their own: proxy, certificates, limits, redaction of secrets and the meaning of
 * statuses are decided once, here.
 */
@Version("1.0.0")
@Export
@NullMarked
package io.parley.spi.http;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
