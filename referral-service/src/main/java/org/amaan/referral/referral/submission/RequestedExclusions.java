package org.amaan.referral.referral.submission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.referral.authority.Authorities;
import org.amaan.referral.claim.ExclusionRequests;
import org.amaan.referral.exclusion.Exclusions;
import org.amaan.referral.referral.model.Referral;

/**
 * The exclusions that come with a referral: the responsible agency sets them, any other asks for
 * them.
 */
@ApplicationScoped
public class RequestedExclusions {

  private final Authorities authorities;
  private final Exclusions exclusions;
  private final ExclusionRequests requests;
  private final Audit audit;

  RequestedExclusions(
      Authorities authorities, Exclusions exclusions, ExclusionRequests requests, Audit audit) {
    this.authorities = authorities;
    this.exclusions = exclusions;
    this.requests = requests;
    this.audit = audit;
  }

  /** Whether the caller's agency excludes others from the subject; else it asks. */
  boolean isSetBy(Caller caller, UUID subjectId) {
    return authorities.over(subjectId).isResponsible(caller.agency());
  }

  /**
   * @return whom it excludes now that was not excluded before
   */
  Set<String> set(Caller caller, UUID subjectId, List<String> agencies, Instant now) {
    return exclusions.add(caller, subjectId, agencies, now);
  }

  /** For who does or asks it later: refuses an unknown agency, and one's own. */
  void requireNameable(Caller caller, List<String> agencies) {
    exclusions.requireNameable(caller, agencies, "exclusions");
  }

  /** Puts each before whoever decides. */
  void ask(Caller caller, Referral referral, List<String> agencies, Instant now) {
    for (int i = 0; i < agencies.size(); i++) {
      requests.ask(
          caller,
          referral.subjectId(),
          referral.id(),
          agencies.get(i),
          "exclusions[" + i + "]",
          now);
    }
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void audit(Caller caller, UUID referralId, Set<String> excluded) {
    if (!excluded.isEmpty()) {
      audit.record(
          caller, "exclusions.changed", referralId, Map.of("agencies", List.copyOf(excluded)));
    }
  }

  /** Who is excluded from the subject. */
  Set<String> of(UUID subjectId) {
    return exclusions.of(subjectId);
  }

  /**
   * To whom the caller's agency does not send it: who is excluded from its subject, and whom the
   * agency has asked to exclude.
   *
   * @param asks whom it excludes, or asks to exclude, with it
   */
  public Set<String> notFor(Referral referral, Caller caller, List<String> asks) {
    UUID subjectId = referral.subjectId();
    Set<String> all = new HashSet<>(exclusions.of(subjectId, referral.content().incidentId()));
    all.addAll(exclusions.askedBy(caller, subjectId));
    all.addAll(asks);
    return all;
  }
}
