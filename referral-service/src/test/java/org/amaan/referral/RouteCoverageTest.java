package org.amaan.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.amaan.platform.testing.Contract;
import org.amaan.platform.testing.ContractWords;
import org.amaan.platform.testing.ProblemTypes;
import org.amaan.platform.testing.RouteCoverage;
import org.junit.jupiter.api.Test;

/** What is documented is served, and what is served is documented. */
class RouteCoverageTest {

  @Test
  void theEnumsThatStandForWordsOfContractsHaveAllOfThem() {
    assertThat(ContractWords.differences()).isEmpty();
  }

  @Test
  void contractAndResourcesNameTheSameRoutes() {
    assertThat(RouteCoverage.served("org.amaan.referral"))
        .isEqualTo(RouteCoverage.documented(Contract.ofThisService()));
  }

  @Test
  void everyProblemTypeIsDocumented() {
    Set<String> undocumented = ProblemTypes.thrown();
    assertThat(undocumented.isEmpty()).isFalse();
    undocumented.removeAll(ProblemTypes.documented());
    assertThat(undocumented).isEqualTo(Set.of());
  }
}
