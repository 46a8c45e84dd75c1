package org.amaan.referral.task;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a task is to say.
 *
 * @param referralId on which it was stated or asked; null when on none
 * @param about the consent, exclusion, erasure, incident or referral that is decided on
 * @param names the agency that it names, which is never told of it
 * @param askedBy the agency that asks
 * @param addressee the agency that alone decides, about what is its own; null when it is for
 *     whoever is responsible
 * @param statedCountry the country that is claimed to govern the subject
 */
public record TaskOpening(
    TaskKind kind,
    UUID subjectId,
    @Nullable UUID referralId,
    @Nullable UUID about,
    @Nullable String names,
    String askedBy,
    @Nullable String addressee,
    @Nullable String statedCountry) {

  /** For whoever is responsible for the subject. */
  public TaskOpening(
      TaskKind kind,
      UUID subjectId,
      @Nullable UUID referralId,
      @Nullable UUID about,
      @Nullable String names,
      String askedBy) {
    this(kind, subjectId, referralId, about, names, askedBy, null);
  }

  public TaskOpening(
      TaskKind kind,
      UUID subjectId,
      @Nullable UUID referralId,
      @Nullable UUID about,
      @Nullable String names,
      String askedBy,
      @Nullable String addressee) {
    this(kind, subjectId, referralId, about, names, askedBy, addressee, null);
  }

  /** That this country governs the subject. */
  public TaskOpening stating(String country) {
    return new TaskOpening(kind, subjectId, referralId, about, names, askedBy, addressee, country);
  }
}
