package org.amaan.referral.disclosure;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one referral says about the law that applies and about who was trusted with what.
 *
 * @param country ISO 3166-1 alpha-2; empty when it is not known
 * @param inDanger it is open, and says that the subject is in immediate danger
 * @param sentBy the agency that wrote it, whoever answers for it now
 * @param sentTo the agency that was addressed and has a part in it; null for a draft, and after a
 *     refusal or a withdrawal
 */
public record Situation(
    UUID referralId, String country, boolean inDanger, String sentBy, @Nullable String sentTo) {}
