package org.amaan.casework.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import org.amaan.casework.client.referral.model.CustodyReport;
import org.amaan.platform.outbox.OutboxMessage;
import org.amaan.platform.outbox.OutboxRoute;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Custody to referral-service, whose disclosure decision needs it. */
@ApplicationScoped
class CustodyRoute implements OutboxRoute {

  private final ReferralServiceClient referralService;
  private final ObjectMapper json;

  CustodyRoute(@RestClient ReferralServiceClient referralService, ObjectMapper json) {
    this.referralService = referralService;
    this.json = json;
  }

  @Override
  public String topic() {
    return Reports.CUSTODY;
  }

  @Override
  public void deliver(OutboxMessage message) {
    CustodyReport report = message.as(CustodyReport.class, json);
    PeerCall.to(
        "referral-service", () -> referralService.reportCustody(message.aggregateId(), report));
  }
}
