// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox;

import io.parley.lab.ReadmeContract;

class SandboxReadmeTest extends ReadmeContract {}
