package org.amaan.referral.consent.model;

import java.time.Instant;
import java.util.Set;
import org.amaan.knowledge.DataCategory;
import org.amaan.knowledge.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * The terms of a consent: purposes × recipients × data categories, until it expires. They never
 * change; another agreement is another consent.
 *
 * @param guardian what the guardian who gave it is to the child; null when the subject gave it
 * @param language the language in which it was explained, BCP 47
 * @param explained what was told before
 */
public record ConsentGiven(
    Giver givenBy,
    @Nullable Guardianship guardian,
    ConsentMethod method,
    String language,
    boolean interpreter,
    Set<Explained> explained,
    Instant givenAt,
    Set<Purpose> purposes,
    Recipients recipients,
    Set<DataCategory> categories,
    @Nullable Instant expiresAt) {

  public ConsentGiven {
    explained = Set.copyOf(explained);
    purposes = Set.copyOf(purposes);
    categories = Set.copyOf(categories);
  }

  public boolean hasExpired(Instant at) {
    return expiresAt != null && !at.isBefore(expiresAt);
  }
}
