package org.amaan.referral.custody;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.amaan.platform.outbox.OutboxMessage;
import org.amaan.platform.outbox.OutboxRoute;
import org.amaan.platform.outbox.PeerRefused;
import org.amaan.platform.problem.Refusal;
import org.amaan.referral.client.casework.model.AcceptedReferral;
import org.amaan.referral.client.casework.model.CaseCustody;
import org.amaan.referral.client.casework.model.CaseLink;
import org.amaan.referral.client.casework.model.Reader;
import org.amaan.referral.disclosure.relation.CaseCustodian;
import org.amaan.referral.disclosure.relation.Custody;
import org.amaan.referral.disclosure.relation.CustodyUnconfirmed;
import org.amaan.referral.peer.PeerAnswer;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Tells case-service about accepted referrals, and asks it who holds a case. */
@ApplicationScoped
public class CaseGateway implements OutboxRoute, CaseCustodian {

  public static final String TOPIC = "case";
  private static final String PEER = "case-service";
  private static final Logger LOG = Logger.getLogger(CaseGateway.class);

  /** An ended custody lets its former holder read for no longer than this. */
  private static final Duration FRESH = Duration.ofSeconds(1);

  private static final int CACHED_AT_MOST = 10_000;

  private record Known(Custody custody, Instant until) {}

  private final CaseServiceClient client;
  private final CaseLinks links;
  private final ObjectMapper json;
  private final Clock clock;
  private final Map<UUID, Known> known = new ConcurrentHashMap<>();

  CaseGateway(
      @RestClient CaseServiceClient client, CaseLinks links, ObjectMapper json, Clock clock) {
    this.client = client;
    this.links = links;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public void deliver(OutboxMessage message) {
    AcceptedReferral referral = message.as(AcceptedReferral.class, json);
    try {
      CaseLink link = client.putReferral(message.aggregateId(), referral);
      // Known from now on, even if the first report of custody takes its time.
      links.joined(message.aggregateId(), link.getCaseId());
    } catch (WebApplicationException answered) {
      throw PeerAnswer.failure(PEER, answered);
    } catch (ProcessingException unreachable) {
      throw PeerAnswer.failure(PEER, unreachable);
    } catch (Refusal ours) {
      throw new PeerRefused(PEER, ours.status(), ours.slug());
    }
  }

  @Override
  public Custody of(UUID caseId) {
    // Counted from before the question: the answer is at least as old.
    Instant asked = clock.instant();
    Known cached = known.get(caseId);
    if (cached != null && asked.isBefore(cached.until())) {
      return cached.custody();
    }
    Custody answer = ask(caseId);
    if (known.size() >= CACHED_AT_MOST) {
      known.clear();
    }
    known.put(caseId, new Known(answer, asked.plus(FRESH)));
    return answer;
  }

  @Override
  public Custody now(UUID caseId) {
    return ask(caseId);
  }

  private Custody ask(UUID caseId) {
    try {
      CaseCustody answer = client.getCustodian(caseId);
      if (!caseId.equals(answer.getCaseId())) {
        throw new IllegalStateException("an answer about another case");
      }
      return new Custody(
          answer.getCaseId(),
          answer.getSequence(),
          answer.getCustodian().getAgency(),
          answer.getCustodian().getUnit(),
          readers(answer),
          answer.getClosed());
    } catch (RuntimeException failed) {
      LOG.warnf("case-service could not be asked: %s", failed.getClass().getSimpleName());
      throw new CustodyUnconfirmed();
    }
  }

  private static Set<String> readers(CaseCustody answer) {
    return answer.getReaders().stream().map(Reader::getAgency).collect(Collectors.toSet());
  }
}
