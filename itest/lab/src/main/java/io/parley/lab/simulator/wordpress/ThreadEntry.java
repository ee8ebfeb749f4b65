// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

/**
 * A comment as a visitor sees it below the post.
 *
 * @param id its number
 * @param parent the number of the comment that it answers, or 0
 * @param author the name it is signed with
 * @param text without tags and entities
 * @param userId the number of the user who wrote it, or 0
 */
public record ThreadEntry(long id, long parent, String author, String text, long userId) {}
