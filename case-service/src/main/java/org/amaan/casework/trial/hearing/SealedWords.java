package org.amaan.casework.trial.hearing;

import jakarta.persistence.Embeddable;
import java.util.UUID;

/**
 * What somebody wrote of a hearing.
 *
 * @param sealedUnder the data key, of the writer's agency
 */
@Embeddable
record SealedWords(UUID sealedUnder, byte[] sealed) {}
