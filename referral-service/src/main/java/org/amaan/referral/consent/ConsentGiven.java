package org.amaan.referral.consent;

import java.time.Instant;
import java.util.Set;
import org.amaan.knowledge.DataCategory;
import org.amaan.knowledge.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * The terms of a consent: purposes × recipients × data categories, until it expires. They never
 * change; another agreement is another consent.
 *
 * @param language the language in which it was explained, BCP 47
 */
public record ConsentGiven(
    Giver givenBy,
    ConsentMethod method,
    String language,
    boolean interpreter,
    Instant givenAt,
    Set<Purpose> purposes,
    Recipients recipients,
    Set<DataCategory> categories,
    @Nullable Instant expiresAt) {

  public ConsentGiven {
    purposes = Set.copyOf(purposes);
    categories = Set.copyOf(categories);
  }

  /** What a request says, which Bean Validation has checked already. */
  public static ConsentGiven from(org.amaan.referral.api.model.ConsentGiven request) {
    return ConsentJson.read(request);
  }

  public boolean hasExpired(Instant at) {
    return expiresAt != null && !at.isBefore(expiresAt);
  }
}
