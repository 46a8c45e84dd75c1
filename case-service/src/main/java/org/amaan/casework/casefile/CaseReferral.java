package org.amaan.casework.casefile;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.amaan.casework.casefile.terms.ReferralState;
import org.amaan.casework.directory.Unit;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.Need;
import org.amaan.knowledge.Urgency;
import org.jspecify.annotations.Nullable;

/** A referral of a case, as last reported. Its id is the referral's own. */
@Entity
@Table(name = "case_referral")
public class CaseReferral {

  @Id private UUID id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "case_id", updatable = false)
  private CaseFile caseFile;

  private long sequence;
  private ReferralState state;
  private String reference;

  @Column(name = "subject_id")
  private UUID subjectId;

  @Column(name = "referrer_agency")
  private String referrerAgency;

  @Embedded
  @AttributeOverride(name = "agency", column = @Column(name = "receiver_agency"))
  @AttributeOverride(name = "unit", column = @Column(name = "receiver_unit"))
  private Unit receiver;

  @Column(name = "accepted_at")
  private Instant acceptedAt;

  private Need need;
  private Urgency urgency;

  @Column(name = "age_class")
  private AgeClass ageClass;

  @Column(name = "cross_border")
  private @Nullable Boolean crossBorder;

  private List<String> exclusions;
  private @Nullable String coordinator;

  @Column(name = "coordinator_oversees")
  private boolean coordinatorOversees;

  @Column(name = "attached_at", updatable = false)
  private Instant attachedAt;

  @SuppressWarnings("NullAway.Init")
  protected CaseReferral() {}

  @SuppressWarnings("NullAway.Init") // update() fills the rest
  CaseReferral(CaseFile caseFile, ReferralReport report, Instant now) {
    this.id = report.referralId();
    this.caseFile = caseFile;
    this.subjectId = report.subjectId();
    this.attachedAt = now;
    update(report);
  }

  final void update(ReferralReport report) {
    if (!subjectId.equals(report.subjectId())) {
      throw new ReferralIsAboutAnother();
    }
    sequence = report.sequence();
    state = report.state();
    reference = report.reference();
    referrerAgency = report.referrerAgency();
    receiver = report.receiver();
    acceptedAt = report.acceptedAt();
    need = report.need();
    urgency = report.urgency();
    ageClass = report.ageClass();
    crossBorder = report.crossBorder();
    exclusions = report.exclusions().stream().sorted().toList();
    coordinator = report.fallback() == null ? null : report.fallback().agency();
    coordinatorOversees = report.fallbackOversees();
  }

  /** One in danger is enough: danger is not averaged. */
  static Urgency mostUrgent(List<CaseReferral> referrals) {
    return referrals.stream().anyMatch(r -> r.urgency == Urgency.IMMEDIATE_DANGER)
        ? Urgency.IMMEDIATE_DANGER
        : Urgency.ROUTINE;
  }

  /** A child before somebody of unknown age, and them before an adult. */
  static AgeClass mostProtected(List<CaseReferral> referrals) {
    return Stream.of(AgeClass.CHILD, AgeClass.UNKNOWN)
        .filter(age -> referrals.stream().anyMatch(r -> r.ageClass == age))
        .findFirst()
        .orElse(AgeClass.ADULT);
  }

  /** Null when no referral says that it is, and one does not know. */
  static @Nullable Boolean anyCrossBorder(List<CaseReferral> referrals) {
    if (referrals.stream().anyMatch(r -> Boolean.TRUE.equals(r.crossBorder))) {
      return true;
    }
    return referrals.stream().anyMatch(r -> r.crossBorder == null) ? null : false;
  }

  /** What readers of the case see of it. */
  List<@Nullable Object> shown() {
    return Arrays.asList(state, reference, referrerAgency, need);
  }

  public UUID id() {
    return id;
  }

  public long sequence() {
    return sequence;
  }

  public ReferralState state() {
    return state;
  }

  public String reference() {
    return reference;
  }

  public UUID subjectId() {
    return subjectId;
  }

  public String referrerAgency() {
    return referrerAgency;
  }

  public Need need() {
    return need;
  }

  List<String> exclusions() {
    return exclusions;
  }

  public @Nullable String coordinator() {
    return coordinator;
  }

  /** Whether its coordinator only stands in for who would coordinate the country. */
  boolean isOverseen() {
    return coordinator != null && coordinatorOversees;
  }
}
