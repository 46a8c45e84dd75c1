package org.amaan.referral;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Set;
import org.amaan.platform.testing.Contract;
import org.amaan.platform.testing.ProblemTypes;
import org.amaan.platform.testing.RouteCoverage;
import org.junit.jupiter.api.Test;

/** What is documented is served, and what is served is documented. */
class RouteCoverageTest {

  @Test
  void contractAndResourcesNameTheSameRoutes() {
    assertEquals(
        RouteCoverage.documented(Contract.ofThisService()),
        RouteCoverage.served("org.amaan.referral"));
  }

  @Test
  void everyProblemTypeIsDocumented() {
    Set<String> undocumented = ProblemTypes.thrown();
    assertFalse(undocumented.isEmpty());
    undocumented.removeAll(ProblemTypes.documented());
    assertEquals(Set.of(), undocumented);
  }
}
