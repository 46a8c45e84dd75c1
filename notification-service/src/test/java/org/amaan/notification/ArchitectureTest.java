package org.amaan.notification;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.stream.Stream;
import org.amaan.platform.testing.ArchitectureRules;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

  private static final ArchitectureRules RULES = ArchitectureRules.of("org.amaan.notification");
  private static final JavaClasses CODE = RULES.code();

  @TestFactory
  Stream<DynamicTest> theServiceKeepsTheRulesOfAll() {
    return RULES.all().stream()
        .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(CODE)));
  }

  @Test
  void alertsKnowNothingOfHowEventsArrive() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "..notification.alert..", "..notification.inbox..", "..notification.stream..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..notification.event..")
        .check(CODE);
  }
}
