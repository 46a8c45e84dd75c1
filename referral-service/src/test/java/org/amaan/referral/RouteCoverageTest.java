package org.amaan.referral;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.amaan.platform.testing.Contract;
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
}
