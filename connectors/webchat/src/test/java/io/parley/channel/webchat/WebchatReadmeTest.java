// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat;

import io.parley.lab.ReadmeContract;

class WebchatReadmeTest extends ReadmeContract {}
