// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import io.parley.lab.ReadmeContract;

class BlueskyReadmeTest extends ReadmeContract {}
