package org.amaan.referral.consent;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.amaan.knowledge.AgencyType;
import org.amaan.knowledge.DataCategory;
import org.amaan.knowledge.Purpose;
import org.amaan.platform.problem.InvalidRequest;
import org.amaan.referral.api.model.AgencyRef;
import org.amaan.referral.api.model.Category;
import org.amaan.referral.api.model.ConsentGiver;
import org.amaan.referral.api.model.ConsentRecipients;
import org.jspecify.annotations.Nullable;

/** Consents as the contract writes them. */
final class ConsentJson {

  private ConsentJson() {}

  static ConsentGiven read(org.amaan.referral.api.model.ConsentGiven request) {
    ConsentRecipients recipients = request.getRecipients();
    return new ConsentGiven(
        Giver.of(request.getGivenBy().toString()),
        ConsentMethod.of(request.getMethod().toString()),
        request.getLanguage(),
        request.getInterpreter(),
        request.getGivenAt(),
        set(request.getPurposes(), "purposes", word -> Purpose.of(word.toString())),
        new Recipients(
            set(
                recipients.getAgencyTypes(),
                "recipients.agencyTypes",
                word -> AgencyType.of(word.toString())),
            set(recipients.getAgencies(), "recipients.agencies", Function.identity())),
        set(request.getCategories(), "categories", word -> DataCategory.of(word.toString())),
        request.getExpiresAt());
  }

  static org.amaan.referral.api.model.Consent of(Consent consent) {
    ConsentGiven terms = consent.terms();
    return new org.amaan.referral.api.model.Consent()
        .id(consent.id())
        .subjectId(consent.subjectId())
        .givenBy(ConsentGiver.fromValue(terms.givenBy().value()))
        .method(org.amaan.referral.api.model.ConsentMethod.fromValue(terms.method().value()))
        .language(terms.language())
        .interpreter(terms.interpreter())
        .givenAt(terms.givenAt())
        .purposes(
            list(
                terms.purposes(),
                purpose -> org.amaan.referral.api.model.Purpose.fromValue(purpose.value())))
        .recipients(
            new ConsentRecipients()
                .agencyTypes(
                    list(
                        terms.recipients().agencyTypes(),
                        type -> org.amaan.referral.api.model.AgencyType.fromValue(type.value())))
                .agencies(list(terms.recipients().agencies(), Function.identity())))
        .categories(list(terms.categories(), category -> Category.fromValue(category.value())))
        .expiresAt(terms.expiresAt())
        .withdrawnAt(consent.withdrawnAt())
        .recordedBy(new AgencyRef().agency(consent.recordedBy()))
        .recordedAt(consent.recordedAt())
        .version(consent.version());
  }

  /** Bean Validation lets an absent list and a null inside one pass. */
  private static <T, R> Set<R> set(@Nullable List<T> items, String field, Function<T, R> of) {
    if (items == null) {
      return Set.of();
    }
    if (items.stream().anyMatch(Objects::isNull)) {
      throw InvalidRequest.field("body", field, "null", "Leave the null out.");
    }
    return items.stream().map(of).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static <T extends Comparable<T>, R> List<R> list(Collection<T> items, Function<T, R> of) {
    return items.stream().sorted().map(of).toList();
  }
}
