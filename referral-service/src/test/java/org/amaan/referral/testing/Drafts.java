package org.amaan.referral.testing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.amaan.knowledge.AgeClass;
import org.amaan.platform.ids.Ids;
import org.amaan.referral.referral.model.Draft;
import org.amaan.referral.referral.model.Referral;
import org.amaan.referral.referral.request.Direction;
import org.amaan.referral.referral.request.ReferralContent;
import org.jspecify.annotations.Nullable;

/** Referrals as they begin. */
public final class Drafts {

  private Drafts() {}

  public static Referral of(
      String referrer, AgeClass ageClass, ReferralContent content, Instant now) {
    return fromCase(referrer, null, ageClass, content, now);
  }

  public static Referral fromCase(
      String referrer,
      @Nullable UUID caseId,
      AgeClass ageClass,
      ReferralContent content,
      Instant now) {
    return Referral.draft(
        new Draft(
            Ids.next(),
            new Draft.Origin(referrer, caseId),
            new Draft.Person(UUID.randomUUID(), ageClass, null),
            content,
            false,
            new Direction(null, false),
            List.of()),
        now);
  }
}
