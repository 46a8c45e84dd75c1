package org.amaan.referral.subject.rectification;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.amaan.knowledge.DataCategory;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.patch.MergePatch;
import org.amaan.platform.revision.Revision;
import org.amaan.platform.vault.DataKey;
import org.amaan.referral.followup.CaseReports;
import org.amaan.referral.subject.access.SubjectAccess;
import org.amaan.referral.subject.record.HandlingRules;
import org.amaan.referral.subject.record.NewSubject;
import org.amaan.referral.subject.record.RecordJson;
import org.amaan.referral.subject.record.Subject;
import org.amaan.referral.subject.record.SubjectErased;
import org.amaan.referral.subject.record.SubjectKeys;
import org.amaan.referral.subject.record.SubjectRepository;
import org.jspecify.annotations.Nullable;

/**
 * Corrects or completes the record. Who: a referrer of the responsible agency. Alerts other
 * agencies that read what was corrected, without saying what it was; nothing personal is answered.
 * Refuses: 404 not visible, 403 another agency, 428 and 412 by version, 409 erased, 400 a record
 * that the contract does not allow, 422 consent missing where it has been referred.
 */
@ApplicationScoped
public class RectifySubject {

  private static final Set<String> TRAITS = Set.of("sex", "gender", "languages");

  private final SubjectAccess access;
  private final SubjectRepository subjects;
  private final SubjectKeys keys;
  private final SubjectChanges changes;
  private final HandlingRules handlingRules;
  private final CorrectionFollowUp corrections;
  private final CaseReports cases;
  private final Audit audit;
  private final MergePatch mergePatch;
  private final Clock clock;

  RectifySubject(
      SubjectAccess access,
      SubjectRepository subjects,
      SubjectKeys keys,
      SubjectChanges changes,
      HandlingRules handlingRules,
      CorrectionFollowUp corrections,
      CaseReports cases,
      Audit audit,
      MergePatch mergePatch,
      Clock clock) {
    this.access = access;
    this.subjects = subjects;
    this.keys = keys;
    this.changes = changes;
    this.handlingRules = handlingRules;
    this.corrections = corrections;
    this.cases = cases;
    this.audit = audit;
    this.mergePatch = mergePatch;
    this.clock = clock;
  }

  @Transactional
  public Subject rectify(Caller caller, UUID subjectId, JsonNode patch, @Nullable String ifMatch) {
    Subject subject = access.admitResponsible(caller, subjectId);
    Revision.require(ifMatch, subject.version());
    DataKey key = keys.of(subject).orElseThrow(SubjectErased::new);
    Instant now = clock.instant();
    NewSubject data =
        NewSubject.from(
            mergePatch.apply(
                RecordJson.request(subject.open(key)),
                patch,
                org.amaan.referral.api.model.NewSubject.class),
            now);
    data.requireAgeThatCanBe("", now);
    handlingRules.check(data.handling(), "");
    boolean wasIdentified = subject.isIdentified();
    List<String> changed = subject.rectify(key, data, now);
    if (!changed.isEmpty()) {
      if (subject.isIdentifiedAdult() && !wasIdentified) {
        changes.requireIdentifiedAdultMayBeWhereReferred(caller, subjectId, now);
      }
      audit.record(caller, "subject.rectified", subjectId, details(changed, data));
      if (changed.contains("ageClass")) {
        changes.ageClassBecame(caller, subjectId, subject.ageClass(), now);
      }
      subjects.flush();
      if (changed.contains("handling")) {
        cases.follow(subjectId);
      }
      corrections.subjectCorrected(caller, subjectId, categories(changed));
    }
    return subject;
  }

  private static Map<String, Object> details(List<String> changed, NewSubject data) {
    return changed.contains("handling")
        ? Map.of("fields", changed, "handling", data.handling().codes())
        : Map.of("fields", changed);
  }

  /**
   * Sex, gender and languages are read with the identity; everybody knows the age class, and a
   * handling code corrects nothing.
   */
  private static Set<DataCategory> categories(List<String> changed) {
    return changed.stream()
        .filter(field -> !field.equals("ageClass") && !field.equals("handling"))
        .map(field -> TRAITS.contains(field) ? DataCategory.IDENTITY : DataCategory.of(field))
        .collect(Collectors.toSet());
  }
}
