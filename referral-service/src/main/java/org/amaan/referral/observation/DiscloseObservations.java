package org.amaan.referral.observation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.amaan.knowledge.DataCategory;
import org.amaan.knowledge.Purpose;
import org.amaan.knowledge.screening.Observation;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.problem.Refusal;
import org.amaan.platform.vault.DataKey;
import org.amaan.referral.disclosure.decision.AttachmentRule;
import org.amaan.referral.disclosure.decision.Ground;
import org.amaan.referral.disclosure.decision.HandlingCodes;
import org.amaan.referral.disclosure.decision.ObservationRule;
import org.amaan.referral.disclosure.decision.WithheldReason;
import org.amaan.referral.disclosure.relation.ConfirmedCustody;
import org.amaan.referral.disclosure.relation.Reader;
import org.amaan.referral.subject.reading.SubjectDecisions;
import org.amaan.referral.subject.reading.SubjectDecisions.Decided;
import org.jspecify.annotations.Nullable;

/**
 * The decision about one reading of observations and its audit entry, in one transaction. A refusal
 * is returned, not thrown, because its audit entry must be committed too.
 */
@ApplicationScoped
class DiscloseObservations {

  private final ObservationRepository observations;
  private final ObservableReferrals referrals;
  private final SubjectDecisions decisions;

  DiscloseObservations(
      ObservationRepository observations,
      ObservableReferrals referrals,
      SubjectDecisions decisions) {
    this.observations = observations;
    this.referrals = referrals;
    this.decisions = decisions;
  }

  /** Either a listing or why there is none. */
  record Answer(@Nullable Listing listing, @Nullable Refusal refusal) {
    Listing orRefuse() {
      if (listing == null) {
        throw Objects.requireNonNull(refusal);
      }
      return listing;
    }
  }

  /**
   * One that may be shown, with what is sealed of it.
   *
   * @param note null when there is none, and when it is withheld
   */
  record PartyView(
      ReferralObservation observation,
      Observation observed,
      @Nullable String note,
      boolean corrected) {

    @Override
    public String toString() {
      return "Shown[withheld]";
    }
  }

  /**
   * @param allowed the categories of what is shown
   * @param handling of what is allowed
   */
  record Listing(
      List<PartyView> shown,
      Map<DataCategory, Ground> allowed,
      HandlingCodes handling,
      Map<DataCategory, WithheldReason> withheld,
      @Nullable Instant reflectionUntil) {}

  @Transactional
  Answer list(
      Caller caller,
      Reader reader,
      UUID subjectId,
      UUID referralId,
      Purpose purpose,
      ConfirmedCustody custody) {
    try {
      return new Answer(
          decided(
              caller,
              referralId,
              subjectId,
              purpose,
              decisions.decide(caller, reader, subjectId, purpose, custody)),
          null);
    } catch (Refusal refusal) {
      decisions.recordRefusal(caller, subjectId, purpose, refusal.slug());
      // Whether there is a subject is not for somebody to know who asked for a referral.
      return new Answer(null, refusal.status() == 404 ? referrals.notFound() : refusal);
    }
  }

  private Listing decided(
      Caller caller, UUID referralId, UUID subjectId, Purpose purpose, Decided decided) {
    List<ReferralObservation> all = observations.ofReferral(referralId);
    Set<UUID> corrected = corrected(all);
    List<PartyView> shown =
        decided
            .key()
            .map(
                key ->
                    all.stream()
                        .filter(one -> isOpen(decided, purpose, one))
                        .map(one -> shown(one, decided, key, corrected.contains(one.id())))
                        .toList())
            .orElse(List.of());
    Set<DataCategory> categories =
        shown.stream().map(one -> one.observation().category()).collect(Collectors.toSet());
    Map<DataCategory, Ground> allowed = AttachmentRule.grounds(decided.decision(), categories);
    decisions.record(
        caller,
        subjectId,
        purpose,
        decided.decision(),
        words(allowed),
        "observations",
        shown.stream().map(one -> one.observation().id()).toList());
    return new Listing(
        shown,
        allowed,
        AttachmentRule.handling(decided.facts(), decided.decision()),
        withheld(decided, purpose, categories, all),
        decided.decision().reflectionUntil());
  }

  /** By category, and where a single one is kept by its own handling code. */
  private static Map<DataCategory, WithheldReason> withheld(
      Decided decided, Purpose purpose, Set<DataCategory> shown, List<ReferralObservation> all) {
    Map<DataCategory, WithheldReason> withheld =
        AttachmentRule.withheld(
            decided.reader(), decided.facts(), purpose, decided.decision(), shown);
    all.stream()
        .filter(
            one ->
                ObservationRule.isKeptByItsCode(
                    decided.reader(), decided.facts(), purpose, decided.decision(), about(one)))
        .forEach(one -> withheld.put(one.category(), WithheldReason.HANDLING_CODE));
    return withheld;
  }

  private static boolean isOpen(Decided decided, Purpose purpose, ReferralObservation one) {
    return ObservationRule.opens(
        decided.reader(), decided.facts(), purpose, decided.decision(), about(one));
  }

  private static PartyView shown(
      ReferralObservation one, Decided decided, DataKey key, boolean corrected) {
    boolean readsNote =
        one.hasNote()
            && decided
                .decision()
                .allowsNote(decided.reader(), one.referralId(), one.recordedBy(), null);
    return new PartyView(one, one.observed(key), readsNote ? one.note(key) : null, corrected);
  }

  static Set<UUID> corrected(List<ReferralObservation> all) {
    Set<UUID> corrected = new HashSet<>();
    all.stream()
        .map(ReferralObservation::corrects)
        .filter(Objects::nonNull)
        .forEach(corrected::add);
    return corrected;
  }

  private static ObservationRule.About about(ReferralObservation one) {
    return new ObservationRule.About(one.category(), one.handling(), one.recordedBy());
  }

  /** For the audit. */
  private static Map<String, String> words(Map<DataCategory, Ground> grounds) {
    Map<String, String> words = new TreeMap<>();
    grounds.forEach((category, ground) -> words.put(category.value(), ground.kind().value()));
    return words;
  }
}
