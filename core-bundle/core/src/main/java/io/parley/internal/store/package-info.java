/**
 * The store: everything the agent knows, in one place. Stages meet only here.
 *
 * <p>{@link io.parley.internal.store.Store} is the port; the other public types are the tables, each opened on a
 * transaction: {@code new Items(tx)}.
 */
@NullMarked
package io.parley.internal.store;

import org.jspecify.annotations.NullMarked;
