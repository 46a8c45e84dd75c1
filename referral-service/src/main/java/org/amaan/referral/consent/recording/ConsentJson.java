package org.amaan.referral.consent.recording;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.amaan.knowledge.AgencyType;
import org.amaan.knowledge.DataCategory;
import org.amaan.knowledge.Purpose;
import org.amaan.platform.problem.Given;
import org.amaan.platform.problem.InvalidRequest;
import org.amaan.referral.api.model.AgencyRef;
import org.amaan.referral.api.model.ConsentGiver;
import org.amaan.referral.api.model.ConsentGuardian;
import org.amaan.referral.api.model.ConsentRecipients;
import org.amaan.referral.consent.model.Consent;
import org.amaan.referral.consent.model.ConsentGiven;
import org.amaan.referral.consent.model.ConsentMethod;
import org.amaan.referral.consent.model.Explained;
import org.amaan.referral.consent.model.Giver;
import org.amaan.referral.consent.model.GuardianInConflict;
import org.amaan.referral.consent.model.Guardianship;
import org.amaan.referral.consent.model.Recipients;
import org.amaan.referral.consent.model.WithdrawalReason;
import org.jspecify.annotations.Nullable;

/** Consents as the contract writes them. */
public final class ConsentJson {

  private ConsentJson() {}

  /**
   * What a request says, which Bean Validation has checked already.
   *
   * @param at where the consent stands in the request's body, ending with a dot unless it is all of
   *     it
   */
  public static ConsentGiven read(org.amaan.referral.api.model.ConsentGiven request, String at) {
    ConsentRecipients recipients = request.getRecipients();
    Giver giver = Giver.of(request.getGivenBy().toString());
    return new ConsentGiven(
        giver,
        guardian(giver, request.getGuardian(), at),
        ConsentMethod.of(request.getMethod().toString()),
        request.getLanguage(),
        request.getInterpreter(),
        set(request.getExplained(), at + "explained", word -> Explained.of(word.toString())),
        request.getGivenAt(),
        set(request.getPurposes(), at + "purposes", word -> Purpose.of(word.toString())),
        new Recipients(
            set(
                recipients.getAgencyTypes(),
                at + "recipients.agencyTypes",
                word -> AgencyType.of(word.toString())),
            set(recipients.getAgencies(), at + "recipients.agencies", Function.identity())),
        set(request.getCategories(), at + "categories", word -> DataCategory.of(word.toString())),
        request.getExpiresAt());
  }

  /** A guardian says what they are to the child; one in conflict does not consent at all. */
  private static @Nullable Guardianship guardian(
      Giver giver, @Nullable ConsentGuardian guardian, String at) {
    if (giver == Giver.SUBJECT) {
      if (guardian != null) {
        throw InvalidRequest.field(
            "body", at + "guardian", "not-allowed", "The subject gave it; leave the guardian out.");
      }
      return null;
    }
    if (guardian == null) {
      throw InvalidRequest.field(
          "body", at + "guardian", "required", "Say what the guardian is to the child.");
    }
    if (Boolean.TRUE.equals(guardian.getConflictOfInterest())) {
      throw new GuardianInConflict(at + "guardian.conflictOfInterest");
    }
    if (Boolean.TRUE.equals(guardian.getNamedInCase())) {
      throw new GuardianInConflict(at + "guardian.namedInCase");
    }
    return Guardianship.of(guardian.getRelationship().toString());
  }

  static org.amaan.referral.api.model.Consent of(Consent consent) {
    ConsentGiven terms = consent.terms();
    Guardianship guardian = terms.guardian();
    WithdrawalReason reason = consent.withdrawalReason();
    String endedBy = consent.withdrawalRecordedBy();
    return new org.amaan.referral.api.model.Consent()
        .id(consent.id())
        .subjectId(consent.subjectId())
        .givenBy(ConsentGiver.fromValue(terms.givenBy().value()))
        .guardianRelationship(
            guardian == null
                ? null
                : org.amaan.referral.api.model.Guardianship.fromValue(guardian.value()))
        .method(org.amaan.referral.api.model.ConsentMethod.fromValue(terms.method().value()))
        .language(terms.language())
        .interpreter(terms.interpreter())
        .explained(
            list(
                terms.explained(),
                point -> org.amaan.referral.api.model.Explained.fromValue(point.value())))
        .givenAt(terms.givenAt())
        .purposes(list(terms.purposes(), Function.identity()))
        .recipients(
            new ConsentRecipients()
                .agencyTypes(list(terms.recipients().agencyTypes(), Function.identity()))
                .agencies(list(terms.recipients().agencies(), Function.identity())))
        .categories(list(terms.categories(), Function.identity()))
        .expiresAt(terms.expiresAt())
        .state(state(consent))
        .withdrawnAt(consent.withdrawnAt())
        .withdrawalReason(
            reason == null
                ? null
                : org.amaan.referral.api.model.ConsentWithdrawalReason.fromValue(reason.value()))
        .withdrawalRecordedBy(endedBy == null ? null : new AgencyRef().agency(endedBy))
        .recordedBy(new AgencyRef().agency(consent.recordedBy()))
        .recordedAt(consent.recordedAt())
        .version(consent.version());
  }

  private static org.amaan.referral.api.model.ConsentStateWord state(Consent consent) {
    if (consent.state().hasEnded()) {
      return org.amaan.referral.api.model.ConsentStateWord.ENDED;
    }
    if (consent.isRejected()) {
      return org.amaan.referral.api.model.ConsentStateWord.REJECTED;
    }
    if (consent.isSuspended()) {
      return org.amaan.referral.api.model.ConsentStateWord.SUSPENDED;
    }
    return consent.isAwaitingConfirmation()
        ? org.amaan.referral.api.model.ConsentStateWord.AWAITING_CONFIRMATION
        : org.amaan.referral.api.model.ConsentStateWord.IN_FORCE;
  }

  private static <T, R> Set<R> set(@Nullable List<T> items, String field, Function<T, R> of) {
    return Given.list(items, field).stream()
        .map(of)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static <T extends Comparable<T>, R> List<R> list(Collection<T> items, Function<T, R> of) {
    return items.stream().sorted().map(of).toList();
  }
}
