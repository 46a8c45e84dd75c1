package org.amaan.referral.referral.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.Need;
import org.amaan.knowledge.Urgency;
import org.amaan.referral.code.Codes;
import org.amaan.referral.referral.request.ServiceType;
import org.amaan.referral.referral.state.Move;
import org.amaan.referral.referral.state.ReferralStatus;
import org.amaan.referral.referral.state.WithdrawalCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The words of the contract and of the peers' contracts are those of the domain, no more and no
 * fewer.
 */
class EnumParityTest {

  static Stream<Arguments> pairs() {
    return Stream.of(
        pair(Need.values(), org.amaan.knowledge.Need.values()),
        pair(Urgency.values(), org.amaan.knowledge.Urgency.values()),
        pair(AgeClass.values(), org.amaan.knowledge.AgeClass.values()),
        pair(Move.values(), org.amaan.referral.api.model.Move.values()),
        pair(RefusalCode.values(), org.amaan.referral.api.model.RefusalCode.values()),
        pair(WithdrawalCode.values(), org.amaan.referral.api.model.WithdrawalCode.values()),
        pair(Outcome.values(), org.amaan.referral.api.model.Outcome.values()),
        pair(CaseStatus.values(), org.amaan.referral.api.model.CaseStatus.values()),
        pair(CoarseStatus.Status.values(), org.amaan.referral.api.model.FeedbackStatus.values()),
        pair(Need.values(), org.amaan.knowledge.Need.values()),
        pair(Urgency.values(), org.amaan.knowledge.Urgency.values()),
        pair(AgeClass.values(), org.amaan.knowledge.AgeClass.values()),
        pair(Urgency.values(), org.amaan.knowledge.Urgency.values()),
        pair(ServiceType.values(), org.amaan.referral.api.model.ServiceType.values()),
        pair(ServiceType.values(), org.amaan.referral.client.casework.model.ServiceType.values()),
        pair(Outcome.values(), org.amaan.referral.client.casework.model.ProtectionOutcome.values()),
        Arguments.of(
            Stream.of(ReferralStatus.values())
                .filter(state -> state != ReferralStatus.DRAFT)
                .map(ReferralStatus::word)
                .distinct()
                .toList(),
            words(org.amaan.referral.client.casework.model.ProtectionState.values())),
        Arguments.of(
            Stream.of(ReferralStatus.values()).map(ReferralStatus::word).distinct().toList(),
            words(org.amaan.referral.api.model.ReferralState.values())));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void agree(List<String> domain, List<String> contract) {
    assertThat(new TreeSet<>(contract)).isEqualTo(new TreeSet<>(domain));
  }

  private static Arguments pair(Enum<?>[] domain, Enum<?>[] contract) {
    return Arguments.of(Arrays.stream(domain).map(Codes::of).toList(), words(contract));
  }

  private static List<String> words(Enum<?>[] generated) {
    return Arrays.stream(generated).map(Enum::toString).toList();
  }
}
