package org.amaan.knowledge.screening;

import java.util.Map;

/**
 * A catalogue's texts in another language, as its file has them; read through {@link Wordings}.
 *
 * @param reviewed a native speaker who knows the work has read all of it against the English
 */
record Translation(
    String catalogue,
    Language language,
    Direction direction,
    boolean reviewed,
    Map<Phase, String> phases,
    Map<String, String> indicators,
    Map<String, String> preservation) {}
