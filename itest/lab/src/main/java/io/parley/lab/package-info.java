/**
 * The conformance laboratory: what a connector or adapter must do, as JUnit 5 tests to be inherited, and what is needed to
 * run them offline. A plain jar, for plug-ins inside and outside this repository.
 */
@NullMarked
package io.parley.lab;

import org.jspecify.annotations.NullMarked;
