package org.amaan.referral.claim;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a submitted referral states that would act on its subject.
 *
 * @param danger that the subject is in immediate danger
 */
public record Statement(
    UUID referralId,
    UUID subjectId,
    @Nullable String country,
    boolean danger,
    @Nullable UUID incidentId) {}
