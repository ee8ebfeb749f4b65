// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import io.parley.lab.ReadmeContract;

class MastodonReadmeTest extends ReadmeContract {}
