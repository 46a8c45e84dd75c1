package org.amaan.referral.consent.model;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.amaan.platform.problem.InvalidRequest;
import org.amaan.referral.directory.DirectoryQueries;

/** What a consent must say to be recorded, beyond the shape that the contract gives it. */
@ApplicationScoped
public class ConsentTerms {

  /** A caseworker's clock may run a little ahead of ours. */
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  private final DirectoryQueries directory;

  ConsentTerms(DirectoryQueries directory) {
    this.directory = directory;
  }

  /**
   * @param at where the consent stands in the request's body, ending with a dot unless it is all of
   *     it
   */
  public void check(ConsentGiven given, Giver entitled, String at, Instant now) {
    if (given.givenAt().isAfter(now.plus(CLOCK_SKEW))) {
      throw InvalidRequest.field(
          "body", at + "givenAt", "in-future", "A consent is recorded after it was given.");
    }
    if (given.hasExpired(now)) {
      throw InvalidRequest.field(
          "body",
          at + "expiresAt",
          "expired",
          "This consent is over; record one that still stands.");
    }
    if (given.recipients().nameNobody()) {
      throw InvalidRequest.field(
          "body",
          at + "recipients",
          "required",
          "Name at least one agency type or agency; a consent to nobody opens nothing.");
    }
    int place = 0;
    for (String agency : given.recipients().agencies()) {
      if (directory.find(agency).isEmpty()) {
        throw InvalidRequest.field(
            "body",
            at + "recipients.agencies[" + place + "]",
            "unknown-agency",
            "The directory has no agency with this code; GET /v1/agencies lists them.");
      }
      place++;
    }
    if (given.givenBy() != entitled) {
      throw new GiverNotEntitled(at + "givenBy", entitled);
    }
    Set<Explained> missing = EnumSet.copyOf(Explained.INFORMS);
    missing.removeAll(given.explained());
    if (!missing.isEmpty()) {
      throw new ConsentNotInformed(at + "explained", missing);
    }
  }
}
