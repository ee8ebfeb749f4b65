// SPDX-License-Identifier: Apache-2.0
/** The channel and the CRM between which everybody works: fast, and watching what they get. */
@NullMarked
package io.parley.bench.server;

import org.jspecify.annotations.NullMarked;
