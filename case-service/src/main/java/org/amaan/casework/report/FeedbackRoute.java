package org.amaan.casework.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import org.amaan.casework.client.referral.model.CaseFeedback;
import org.amaan.platform.outbox.OutboxMessage;
import org.amaan.platform.outbox.OutboxRoute;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** How far a case is, to the referral it came from. */
@ApplicationScoped
class FeedbackRoute implements OutboxRoute {

  private final ReferralServiceClient referralService;
  private final ObjectMapper json;

  FeedbackRoute(@RestClient ReferralServiceClient referralService, ObjectMapper json) {
    this.referralService = referralService;
    this.json = json;
  }

  @Override
  public String topic() {
    return Reports.FEEDBACK;
  }

  @Override
  public void deliver(OutboxMessage message) {
    CaseFeedback report = message.as(CaseFeedback.class, json);
    PeerCall.to(
        "referral-service", () -> referralService.reportFeedback(message.aggregateId(), report));
  }
}
