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
import org.amaan.casework.api.model.Erasure;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.CaseTransition;
import org.amaan.casework.casefile.access.CaseKeys;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.casework.casefile.access.NotCustodian;
import org.amaan.casework.casefile.access.Staff;
import org.amaan.casework.casefile.terms.Disposition;
import org.amaan.casework.hold.LegalHoldCheck;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Destroys what the officers of one agency wrote in a closed case, and its evidence with contents,
 * and asks every other agency that wrote in it for its answer: nothing of theirs goes before that.
 * Who: the data protection officer of the custodian's agency, who learns that others were asked,
 * and neither whom nor about what. The case, its codes and its audit stay. Sends {@code
 * task-opened} to those asked. What is erased already stays as it was. Refuses with {@link
 * CaseNotFound}, {@link NotCustodian} or a missing role (403), a case that is not closed, a legal
 * hold of the agency (409), {@link EvidenceIncluded} (422) and {@link JudgmentNotFinal} (409) as
 * long as the officer does not say that the agency's evidence may go.
 */
@ApplicationScoped
class EraseTextAndEvidence {

  private static final Set<Disposition> JUDGMENTS =
      EnumSet.of(Disposition.CONVICTED, Disposition.ACQUITTED);

  private final ErasureRepository cases;
  private final CaseKeys keys;
  private final LegalHoldCheck holds;
  private final AskOtherAgencies others;
  private final Audit audit;
  private final Clock clock;
  private final Duration keptAfterJudgment;

  EraseTextAndEvidence(
      ErasureRepository cases,
      CaseKeys keys,
      LegalHoldCheck holds,
      AskOtherAgencies others,
      Audit audit,
      Clock clock,
      @ConfigProperty(name = "amaan.evidence.kept-after-judgment") Duration keptAfterJudgment) {
    this.cases = cases;
    this.keys = keys;
    this.holds = holds;
    this.others = others;
    this.audit = audit;
    this.clock = clock;
    this.keptAfterJudgment = keptAfterJudgment;
  }

  @Transactional
  public CaseErasure run(Caller caller, UUID caseId, Erasure said) {
    CaseFile file = cases.findForChange(caseId, caller).orElseThrow(CaseNotFound::new);
    Staff.requireRole(CaseTransition.ERASE_TEXT.by(), caller);
    if (!file.custodian().agency().equals(caller.agency())) {
      throw new NotCustodian();
    }
    Instant now = clock.instant();
    boolean isFirst = file.eraseText(said.getReason(), now);
    keys.holdWritten(caseId, caller);
    holds.requireNone(caseId, caller);
    if (cases.hasEvidence(caseId, caller)) {
      requireThatItMayGo(file, said, now);
    }
    if (keys.eraseWritten(caseId, caller, now) || isFirst) {
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
        Objects.requireNonNull(file.textErasedAt()),
        others.ask(caller, file, now));
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
