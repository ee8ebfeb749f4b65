// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

import io.parley.internal.store.Matches.Match;
import io.parley.model.SocialProfile;

/**
 * Somebody, and whom they are taken for.
 *
 * @param match whom they are taken for
 * @param profile as the channel shows them
 */
public record Acquaintance(Match match, SocialProfile profile) {}
