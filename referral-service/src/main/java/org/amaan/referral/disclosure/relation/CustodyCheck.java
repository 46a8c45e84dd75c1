package org.amaan.referral.disclosure.relation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Asks case-service about every case of a subject, before the transaction that reads. */
@ApplicationScoped
public class CustodyCheck {

  private static final Logger LOG = Logger.getLogger(CustodyCheck.class);

  private final CaseCustodian custodian;

  CustodyCheck(CaseCustodian custodian) {
    this.custodian = custodian;
  }

  /**
   * Only readers that investigate depend on custody alone, so only for them it is asked.
   *
   * @param cases of the subject; not looked up for other readers
   */
  public ConfirmedCustody ask(Reader reader, Supplier<Set<UUID>> cases) {
    if (!reader.type().investigates()) {
      return ConfirmedCustody.notNeeded();
    }
    Map<UUID, Custody> answers = new HashMap<>();
    for (UUID caseId : cases.get()) {
      try {
        Custody answer = custodian.of(caseId);
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
