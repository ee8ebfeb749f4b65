// SPDX-License-Identifier: Apache-2.0
/** What of the channels goes into which fields of a CRM, as people say it by expressions. */
@NullMarked
package io.parley.internal.mapping;

import org.jspecify.annotations.NullMarked;
