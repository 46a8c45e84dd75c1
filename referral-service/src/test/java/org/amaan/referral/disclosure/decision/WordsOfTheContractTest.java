package org.amaan.referral.disclosure.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.amaan.knowledge.AgencyType;
import org.amaan.knowledge.DataCategory;
import org.amaan.knowledge.HandlingCode;
import org.amaan.knowledge.Purpose;
import org.amaan.knowledge.Scope;
import org.amaan.referral.consent.model.ConsentMethod;
import org.amaan.referral.consent.model.Explained;
import org.amaan.referral.consent.model.Giver;
import org.amaan.referral.consent.model.Guardianship;
import org.amaan.referral.consent.model.WithdrawalReason;
import org.amaan.referral.subject.record.Sex;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the domain can say and what the contract can say is the same, word for word. */
class WordsOfTheContractTest {

  static Stream<Arguments> vocabularies() {
    return Stream.of(
        of(AgencyType::value, AgencyType.values(), org.amaan.knowledge.AgencyType.values()),
        of(Scope::value, Scope.values(), org.amaan.knowledge.Scope.values()),
        of(Purpose::value, Purpose.values(), org.amaan.knowledge.Purpose.values()),
        of(DataCategory::value, DataCategory.values(), org.amaan.knowledge.DataCategory.values()),
        of(Giver::value, Giver.values(), org.amaan.referral.api.model.ConsentGiver.values()),
        of(
            ConsentMethod::value,
            ConsentMethod.values(),
            org.amaan.referral.api.model.ConsentMethod.values()),
        of(Explained::value, Explained.values(), org.amaan.referral.api.model.Explained.values()),
        of(
            Guardianship::value,
            Guardianship.values(),
            org.amaan.referral.api.model.Guardianship.values()),
        of(
            WithdrawalReason::value,
            WithdrawalReason.values(),
            org.amaan.referral.api.model.ConsentWithdrawalReason.values()),
        of(Sex::value, Sex.values(), org.amaan.referral.api.model.Sex.values()),
        of(Ground.Kind::value, Ground.Kind.values(), org.amaan.referral.api.model.Ground.values()),
        of(HandlingCode::name, HandlingCode.values(), org.amaan.knowledge.HandlingCode.values()),
        of(
            WithheldReason::value,
            WithheldReason.values(),
            org.amaan.referral.api.model.WithheldReason.values()));
  }

  @ParameterizedTest
  @MethodSource("vocabularies")
  void agree(TreeSet<String> domain, TreeSet<String> contract) {
    assertThat(domain).isEqualTo(contract);
  }

  private static <T> Arguments of(Function<T, String> word, T[] domain, Object[] contract) {
    return Arguments.of(
        Arrays.stream(domain).map(word).collect(Collectors.toCollection(TreeSet::new)),
        Arrays.stream(contract)
            .map(Object::toString)
            .collect(Collectors.toCollection(TreeSet::new)));
  }
}
