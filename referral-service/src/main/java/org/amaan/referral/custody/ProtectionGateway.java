package org.amaan.referral.custody;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.UUID;
import org.amaan.platform.outbox.OutboxMessage;
import org.amaan.platform.outbox.OutboxRoute;
import org.amaan.referral.client.casework.model.ProtectionReport;
import org.amaan.referral.peer.PeerAnswer;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Tells case-service what became of the referrals that were sent out of its cases. */
@ApplicationScoped
public class ProtectionGateway implements OutboxRoute {

  public static final String TOPIC = "protection";
  private static final String PEER = "case-service";

  /** A report, and the case that it is for. */
  public record Message(UUID caseId, ProtectionReport report) {}

  private final CaseServiceClient client;
  private final ObjectMapper json;

  ProtectionGateway(@RestClient CaseServiceClient client, ObjectMapper json) {
    this.client = client;
    this.json = json;
  }

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public void deliver(OutboxMessage message) {
    Message told = message.as(Message.class, json);
    try {
      client.putProtection(told.caseId(), message.aggregateId(), told.report());
    } catch (WebApplicationException answered) {
      throw PeerAnswer.failure(PEER, answered);
    } catch (ProcessingException unreachable) {
      throw PeerAnswer.failure(PEER, unreachable);
    }
  }
}
