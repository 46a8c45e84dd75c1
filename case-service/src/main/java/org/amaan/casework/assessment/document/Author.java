package org.amaan.casework.assessment.document;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote or signed.
 *
 * @param unit null where the token names none
 * @param person pseudonymous staff id
 */
@Embeddable
public record Author(String agency, @Nullable String unit, String person) {}
