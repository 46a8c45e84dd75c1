package org.amaan.referral.referral.exclusion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.scope.WorkerStep;
import org.amaan.referral.code.Codes;
import org.amaan.referral.exclusion.Exclusions;
import org.amaan.referral.referral.access.ReferralRepository;
import org.amaan.referral.referral.message.FallbackCustodian;
import org.amaan.referral.referral.message.ReferralOutbox;
import org.amaan.referral.referral.model.Referral;
import org.amaan.referral.referral.model.RefusalCode;

/**
 * What follows when agencies are excluded from a person, or when an incident ties persons together:
 * a referral that waits for an excluded receiver is the referrer's again, the cases and the alerts
 * are told whom to hide from. Part of the change, in its transaction. Alerts the referrer of what
 * came back.
 */
@ApplicationScoped
public class FollowExclusions {

  private final Exclusions exclusions;
  private final ReferralRepository referrals;
  private final FallbackCustodian fallback;
  private final Audit audit;
  private final ReferralOutbox outbox;
  private final WorkerStep others;

  FollowExclusions(
      Exclusions exclusions,
      ReferralRepository referrals,
      FallbackCustodian fallback,
      Audit audit,
      ReferralOutbox outbox,
      WorkerStep others) {
    this.exclusions = exclusions;
    this.referrals = referrals;
    this.fallback = fallback;
    this.audit = audit;
    this.outbox = outbox;
    this.others = others;
  }

  /**
   * Nobody else changes what is tied to the subject before this transaction ends. Before anything
   * else is held: all are held in one order.
   */
  @Transactional(TxType.MANDATORY)
  public void hold(UUID subjectId) {
    others.take(() -> referrals.heldOfSubjects(exclusions.tiedTo(subjectId)).size());
  }

  @Transactional(TxType.MANDATORY)
  public Set<String> excludedFrom(UUID subjectId) {
    return exclusions.of(subjectId);
  }

  /**
   * Refuses, with 409, to leave a case of the subject without a custodian.
   *
   * @param excluded who is excluded from it
   */
  @Transactional(TxType.MANDATORY)
  public void requireCustodians(UUID subjectId, Set<String> excluded) {
    if (excluded.isEmpty()) {
      return;
    }
    boolean lost =
        others.take(
            () ->
                referrals.heldOfSubjects(exclusions.tiedTo(subjectId)).stream()
                    .anyMatch(
                        referral ->
                            referral.hasItsCaseWith(excluded)
                                && fallback.besides(excluded, referral).isEmpty()));
    if (lost) {
      throw new NoCustodianLeft();
    }
  }

  /** Does nothing where nobody is excluded. */
  @Transactional(TxType.MANDATORY)
  public void follow(Caller by, UUID subjectId, Instant now) {
    if (!exclusions.of(subjectId).isEmpty()) {
      tell(by, subjectId, now);
    }
  }

  /** Also when nobody is excluded any more. */
  @Transactional(TxType.MANDATORY)
  public void tell(Caller by, UUID subjectId, Instant now) {
    Set<String> excluded = exclusions.of(subjectId);
    others.take(() -> tell(by, excluded, exclusions.tiedTo(subjectId), now));
  }

  private int tell(Caller by, Set<String> excluded, Set<UUID> subjects, Instant now) {
    List<Referral> tied =
        referrals.heldOfSubjects(subjects).stream().filter(r -> r.submittedAt() != null).toList();
    for (Referral referral : tied) {
      var returned = referral.exclude(excluded, now);
      referrals.flush();
      if (returned.isPresent()) {
        audit.record(
            by,
            "referral.refused",
            referral.id(),
            Map.of("state", "refused", "code", Codes.of(RefusalCode.CONFLICT_OF_INTEREST)));
        outbox.alert(returned.get());
      }
      outbox.tellCase(referral);
      outbox.tellOrigin(referral);
      outbox.tellWhoIsExcluded(referral, excluded);
    }
    return tied.size();
  }
}
