package org.amaan.referral.finding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.amaan.knowledge.DataCategory;
import org.amaan.knowledge.Purpose;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.problem.Refusal;
import org.amaan.referral.disclosure.decision.AttachmentRule;
import org.amaan.referral.disclosure.decision.Ground;
import org.amaan.referral.disclosure.decision.HandlingCodes;
import org.amaan.referral.disclosure.decision.WithheldReason;
import org.amaan.referral.disclosure.relation.ConfirmedCustody;
import org.amaan.referral.disclosure.relation.Reader;
import org.amaan.referral.subject.reading.SubjectDecisions;
import org.jspecify.annotations.Nullable;

/**
 * The decision about one reading of findings and its audit entry, in one transaction. A refusal is
 * returned, not thrown, because its audit entry must be committed too.
 */
@ApplicationScoped
class DiscloseFindings {

  private final FindingRepository findings;
  private final SubjectDecisions decisions;

  DiscloseFindings(FindingRepository findings, SubjectDecisions decisions) {
    this.findings = findings;
    this.decisions = decisions;
  }

  /** A finding, opened. */
  record PartyView(Finding finding, String text) {
    @Override
    public String toString() {
      return "Shown[withheld]";
    }
  }

  record Listing(
      List<PartyView> shown,
      Map<DataCategory, Ground> allowed,
      HandlingCodes handling,
      Map<DataCategory, WithheldReason> withheld) {}

  record Answer(@Nullable Listing listing, @Nullable Refusal refusal) {}

  @Transactional
  Answer list(
      Caller caller, Reader reader, UUID subjectId, Purpose purpose, ConfirmedCustody custody) {
    try {
      return new Answer(open(caller, reader, subjectId, purpose, custody), null);
    } catch (Refusal refusal) {
      decisions.recordRefusal(caller, subjectId, purpose, refusal.slug());
      return new Answer(null, refusal);
    }
  }

  private Listing open(
      Caller caller, Reader reader, UUID subjectId, Purpose purpose, ConfirmedCustody custody) {
    SubjectDecisions.Decided decided =
        decisions.decide(caller, reader, subjectId, purpose, custody);
    List<PartyView> shown =
        findings.ofSubject(subjectId).stream()
            .filter(
                finding ->
                    AttachmentRule.opens(
                        reader,
                        decided.facts(),
                        decided.decision(),
                        finding.category(),
                        finding.recordedBy()))
            .flatMap(finding -> opened(finding, decided).stream())
            .toList();
    Set<DataCategory> categories =
        shown.stream().map(one -> one.finding().category()).collect(Collectors.toSet());
    Map<DataCategory, Ground> allowed = AttachmentRule.grounds(decided.decision(), categories);
    Map<String, String> words = new TreeMap<>();
    allowed.forEach((category, ground) -> words.put(category.value(), ground.kind().value()));
    decisions.record(
        caller, subjectId, purpose, decided.decision(), words, "findings", shown.size());
    return new Listing(
        shown,
        allowed,
        AttachmentRule.handling(decided.facts(), decided.decision()),
        AttachmentRule.withheld(reader, decided.facts(), purpose, decided.decision(), categories));
  }

  private static Optional<PartyView> opened(Finding finding, SubjectDecisions.Decided decided) {
    return decided.key().map(key -> new PartyView(finding, finding.text(key)));
  }
}
