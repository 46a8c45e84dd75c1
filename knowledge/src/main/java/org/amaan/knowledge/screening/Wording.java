package org.amaan.knowledge.screening;

/**
 * A text that never goes without the English that it stands for.
 *
 * @param reviewed whether {@code text} may be relied on alone
 */
public record Wording(String text, boolean reviewed, String english) {}
