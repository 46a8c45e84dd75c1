package org.amaan.referral.disclosure;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Asks case-service about every case of a subject, before the transaction that reads. */
@ApplicationScoped
public class CustodyCheck {

  private static final Logger LOG = Logger.getLogger(CustodyCheck.class);

  private final CaseCustodian cases;

  CustodyCheck(CaseCustodian cases) {
    this.cases = cases;
  }

  /**
   * Only readers that investigate depend on custody alone, so only for them it is asked.
   *
   * @param ties of the subject; not looked up for other readers
   */
  public ConfirmedCustody ask(Reader reader, Supplier<List<Tie>> ties) {
    if (!reader.type().investigates()) {
      return ConfirmedCustody.notNeeded();
    }
    Set<UUID> caseIds =
        ties.get().stream().map(Tie::caseId).filter(Objects::nonNull).collect(Collectors.toSet());
    Map<UUID, Custody> answers = new HashMap<>();
    for (UUID caseId : caseIds) {
      try {
        Custody answer = cases.of(caseId);
        if (answer.caseId().equals(caseId)) {
          answers.put(caseId, answer);
        }
      } catch (CustodyUnconfirmed unconfirmed) {
        LOG.warnf("custody of case %s could not be confirmed", caseId);
      }
    }
    return ConfirmedCustody.of(answers);
  }
}
