package org.amaan.casework.trial.claim;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.amaan.casework.casefile.terms.DeadlineKind;
import org.amaan.casework.trial.record.TrialMoveNotAllowed;
import org.amaan.casework.trial.record.TrialRecord;
import org.amaan.casework.trial.record.TrialRecordEnded;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * What a subject of the case claims for the harm done to them, and what became of it. Until it is
 * filed it has a time by which it must be.
 */
@Entity
@DynamicUpdate
@Table(name = "compensation_claim")
class Claim extends TrialRecord {

  @Column(name = "subject_id", updatable = false)
  private UUID subjectId;

  private ClaimRoute route;

  @Embedded
  @AttributeOverride(name = "currency", column = @Column(name = "claimed_currency"))
  @AttributeOverride(name = "minorUnits", column = @Column(name = "claimed_minor_units"))
  private Amount claimed;

  @Column(name = "filing_due_at")
  private @Nullable Instant filingDueAt;

  private ClaimState state;

  @Embedded
  @AttributeOverride(name = "currency", column = @Column(name = "awarded_currency"))
  @AttributeOverride(name = "minorUnits", column = @Column(name = "awarded_minor_units"))
  private @Nullable Amount awarded;

  @SuppressWarnings("NullAway.Init")
  protected Claim() {}

  @SuppressWarnings("NullAway.Init") // apply() fills the rest
  Claim(UUID caseId, String agency, ClaimTerms terms, Instant now) {
    super(caseId, agency, now);
    subjectId = terms.subjectId();
    apply(terms);
  }

  /** Refuses a move that the table of states does not have, and any change of an end. */
  void become(ClaimTerms terms, Instant now) {
    if (state.next().isEmpty()) {
      throw new TrialRecordEnded(state);
    }
    if (terms.state() != state && !state.next().contains(terms.state())) {
      throw new TrialMoveNotAllowed(state, state.next());
    }
    boolean ends = terms.state() != state && terms.state().next().isEmpty();
    apply(terms);
    changed(ends, now);
  }

  private void apply(ClaimTerms terms) {
    route = terms.route();
    claimed = terms.claimed();
    filingDueAt = terms.filingDueAt();
    state = terms.state();
    awarded = terms.awarded();
  }

  ClaimTerms terms() {
    return new ClaimTerms(subjectId, route, claimed, filingDueAt, state, awarded);
  }

  @Override
  public String what() {
    return "compensation-claim";
  }

  @Override
  public String stateWord() {
    return state.value();
  }

  @Override
  public DeadlineKind deadline() {
    return DeadlineKind.COMPENSATION_FILING;
  }

  @Override
  public @Nullable Instant due() {
    return state == ClaimState.PREPARED ? filingDueAt : null;
  }

  @Override
  public boolean isDone() {
    return state != ClaimState.PREPARED && state != ClaimState.WITHDRAWN;
  }
}
