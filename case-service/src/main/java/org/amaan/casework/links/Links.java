package org.amaan.casework.links;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.amaan.casework.api.model.SubjectRef;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where things are read: absolute, since readers come with links from other services. */
@ApplicationScoped
public class Links {

  private final String own;
  private final String referrals;

  Links(
      @ConfigProperty(name = "amaan.links.case-service") String own,
      @ConfigProperty(name = "amaan.links.referral-service") String referrals) {
    this.own = own;
    this.referrals = referrals;
  }

  public String caseFile(UUID caseId) {
    return own + "/v1/cases/" + caseId;
  }

  public String feedback(UUID caseId) {
    return caseFile(caseId) + "/feedback";
  }

  public String assessment(UUID caseId) {
    return caseFile(caseId) + "/assessment";
  }

  public String evidenceContent(UUID caseId, UUID evidenceId) {
    return caseFile(caseId) + "/evidence/" + evidenceId + "/content";
  }

  public String reviews(UUID caseId) {
    return caseFile(caseId) + "/non-punishment-reviews";
  }

  public String handover(UUID handoverId) {
    return own + "/v1/handovers/" + handoverId;
  }

  public String referral(UUID referralId) {
    return referrals + "/v1/referrals/" + referralId;
  }

  public String task(UUID taskId) {
    return own + "/v1/tasks/" + taskId;
  }

  /** What a coordinator reads of a case that is late. */
  public String workload() {
    return own + "/v1/workload";
  }

  /** What everybody may read: whom to turn to. */
  public String directory() {
    return referrals + "/v1/agencies";
  }

  /** The people of a case: known to referral-service alone, which decides about each reading. */
  public List<SubjectRef> subjects(List<UUID> subjectIds) {
    return subjectIds.stream()
        .map(id -> new SubjectRef(id, referrals + "/v1/subjects/" + id))
        .toList();
  }
}
