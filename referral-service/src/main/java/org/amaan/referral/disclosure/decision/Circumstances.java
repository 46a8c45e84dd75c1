package org.amaan.referral.disclosure.decision;

import java.time.Instant;
import java.util.List;
import org.amaan.knowledge.AgencyType;
import org.amaan.referral.disclosure.relation.Law;
import org.amaan.referral.disclosure.relation.Situation;
import org.jspecify.annotations.Nullable;

/**
 * What opens or closes a subject's data beside consent.
 *
 * @param recorderType of the agency that recorded the subject; null when it is not known
 * @param unconfirmedLawCounts legal bases of a profile that no counsel has confirmed are relied on
 * @param law what governs the subject, the same for every reader
 * @param situations one for each referral that the reader may see
 * @param reflectionUntil null when no reflection period runs
 * @param emergencies the reader's own
 */
public record Circumstances(
    @Nullable AgencyType recorderType,
    boolean unconfirmedLawCounts,
    Law law,
    List<Situation> situations,
    HandlingCodes handling,
    @Nullable Instant reflectionUntil,
    List<Emergency> emergencies) {

  /** Nothing but consent. */
  public static final Circumstances NONE =
      new Circumstances(null, false, Law.NONE, List.of(), HandlingCodes.NONE, null, List.of());

  public Circumstances {
    situations = List.copyOf(situations);
    emergencies = List.copyOf(emergencies);
  }
}
