package org.amaan.referral.disclosure.relation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one referral says about who was trusted with what.
 *
 * @param sentBy the agency that wrote it, whoever answers for it now
 * @param sentTo the agency that was addressed and has a part in it; null for a draft, and after a
 *     refusal or a withdrawal
 */
public record Situation(UUID referralId, String sentBy, @Nullable String sentTo) {}
