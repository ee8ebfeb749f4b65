// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test of a contract: run for every plug-in that has the face, unless the plug-in gives a reason to skip it. */
@Test
@ExtendWith(SkipWithReason.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ContractTest {}
