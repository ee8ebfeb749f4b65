/**
 * The contract of adapters: a {@link io.parley.spi.crm.CrmAdapter} writes what came from the channels into a CRM, and as a
 * {@link io.parley.spi.crm.ReplySource} reads what the people of the CRM did with it. As a
 * {@link io.parley.spi.crm.SignReceiver} it shows them that a customer types.
 */
@Version("1.0.0")
@Export
@NullMarked
package io.parley.spi.crm;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
