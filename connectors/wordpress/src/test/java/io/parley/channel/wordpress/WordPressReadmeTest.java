// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.wordpress;

import io.parley.lab.ReadmeContract;

class WordPressReadmeTest extends ReadmeContract {}
