package org.amaan.referral.revocation;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import org.amaan.platform.outbox.OutboxMessage;
import org.amaan.platform.outbox.OutboxRoute;
import org.amaan.referral.client.casework.model.RevocationReport;
import org.amaan.referral.peer.PeerAnswer;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Tells case-service whose tokens are refused. */
@ApplicationScoped
class CaseRevocationGateway implements OutboxRoute {

  static final String TOPIC = "casework-revocation";
  private static final String PEER = "case-service";

  private final CaseRevocationClient client;
  private final ObjectMapper json;

  CaseRevocationGateway(@RestClient CaseRevocationClient client, ObjectMapper json) {
    this.client = client;
    this.json = json;
  }

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public void deliver(OutboxMessage message) {
    RevocationReport report = message.as(RevocationReport.class, json);
    try {
      client.takeRevocation(message.aggregateId(), report);
    } catch (WebApplicationException answered) {
      throw PeerAnswer.failure(PEER, answered);
    } catch (ProcessingException unreachable) {
      throw PeerAnswer.failure(PEER, unreachable);
    }
  }
}
