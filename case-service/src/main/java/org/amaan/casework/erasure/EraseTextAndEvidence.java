package org.amaan.casework.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.amaan.casework.api.model.CaseErasure;
import org.amaan.casework.api.model.Disposition;
import org.amaan.casework.api.model.Erasure;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.CaseNotFound;
import org.amaan.casework.casefile.NotCustodian;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.vault.Erasures;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Destroys the key to all that officers wrote in a closed case, and to its evidence with contents.
 * Who: the data protection officer of the custodian's agency. The case, its codes and its audit
 * stay. Nothing is sent. What is erased already stays as it was. Refuses with {@link CaseNotFound},
 * {@link NotCustodian} or a missing role (403), a case that is not closed (409), {@link
 * EvidenceIncluded} (422) and {@link JudgmentNotFinal} (409) as long as the officer does not say
 * that the evidence may go.
 */
@ApplicationScoped
class EraseTextAndEvidence {

  private static final Set<Disposition> JUDGMENTS =
      EnumSet.of(Disposition.CONVICTED, Disposition.ACQUITTED);

  private final ErasureRepository cases;
  private final Erasures erasures;
  private final Audit audit;
  private final Clock clock;
  private final Duration keptAfterJudgment;

  EraseTextAndEvidence(
      ErasureRepository cases,
      Erasures erasures,
      Audit audit,
      Clock clock,
      @ConfigProperty(name = "amaan.evidence.kept-after-judgment") Duration keptAfterJudgment) {
    this.cases = cases;
    this.erasures = erasures;
    this.audit = audit;
    this.clock = clock;
    this.keptAfterJudgment = keptAfterJudgment;
  }

  @Transactional
  public CaseErasure run(Caller caller, UUID caseId, Erasure said) {
    CaseFile file = cases.find(caseId, caller).orElseThrow(CaseNotFound::new);
    caller.requireAny(Role.DATA_PROTECTION_OFFICER);
    if (!file.custodian().agency().equals(caller.agency())) {
      throw new NotCustodian();
    }
    Instant now = clock.instant();
    if (file.isClosed() && cases.hasEvidence(caseId)) {
      requireThatItMayGo(file, said, now);
    }
    UUID key = file.textKey();
    if (file.eraseText(said.getReason(), now)) {
      if (key != null) {
        erasures.erase(key, now);
      }
      audit.record(
          caller,
          "case.text-and-evidence-erased",
          caseId,
          Map.of(
              "reason", said.getReason().toString(),
              "includesEvidence", Boolean.TRUE.equals(said.getIncludesEvidence()),
              "judgmentIsFinal", Boolean.TRUE.equals(said.getJudgmentIsFinal())));
    }
    return new CaseErasure(
        caseId,
        Objects.requireNonNull(file.erasureReason()),
        Objects.requireNonNull(file.textErasedAt()));
  }

  /** An appeal, a retrial or a claim may still need what convicted or acquitted somebody. */
  private void requireThatItMayGo(CaseFile file, Erasure said, Instant now) {
    if (!Boolean.TRUE.equals(said.getIncludesEvidence())) {
      throw new EvidenceIncluded();
    }
    Instant keptUntil = file.feedbackSince().plus(keptAfterJudgment);
    if (JUDGMENTS.contains(file.disposition())
        && now.isBefore(keptUntil)
        && !Boolean.TRUE.equals(said.getJudgmentIsFinal())) {
      throw new JudgmentNotFinal(keptUntil);
    }
  }
}
