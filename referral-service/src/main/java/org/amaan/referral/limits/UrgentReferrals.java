package org.amaan.referral.limits;

import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import org.amaan.platform.limits.UrgentCalls;

/**
 * What goes on beyond a client's limit: a new referral, if it is about a child or a danger; and
 * whatever protects somebody now, which is never sent in floods.
 */
@Singleton
class UrgentReferrals implements UrgentCalls {

  private static final Pattern PROTECTS =
      Pattern.compile(
          "/v1/referrals/[^/]+/(submission|emergency-access|withdrawal)"
              + "|/v1/subjects/[^/]+/consents/[^/]+/withdrawal"
              + "|/v1/revocations");

  @Override
  public Urgency of(String method, String path) {
    if (!method.equals("POST")) {
      return Urgency.NO;
    }
    if (path.equals("/v1/referrals")) {
      return Urgency.BODY_SAYS;
    }
    return PROTECTS.matcher(path).matches() ? Urgency.YES : Urgency.NO;
  }
}
