// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import io.parley.lab.ReadmeContract;

class FeedReadmeTest extends ReadmeContract {}
