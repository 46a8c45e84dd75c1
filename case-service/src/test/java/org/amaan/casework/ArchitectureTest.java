package org.amaan.casework;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.util.stream.Stream;
import org.amaan.casework.directory.Directory;
import org.amaan.platform.testing.ArchitectureRules;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

  private static final ArchitectureRules RULES = ArchitectureRules.of("org.amaan.casework");
  private static final JavaClasses CODE = RULES.code();

  @TestFactory
  Stream<DynamicTest> theServiceKeepsTheRulesOfAll() {
    return RULES.all().stream()
        .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(CODE)));
  }

  @Test
  void gatewaysStayInTheirPackage() {
    classes().that(simpleNameEndingWith("Gateway")).should().bePackagePrivate().check(CODE);
  }

  /** The directory asks referral-service, unless it has the answer of a minute ago. */
  @Test
  void theDirectoryIsNotAskedInATransaction() {
    noClasses()
        .that()
        .containAnyMethodsThat(
            com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith(
                Transactional.class))
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Directory.class)
        .check(CODE);
  }

  /** An answer that is written in a transaction may tell what is then rolled back. */
  @Test
  void noTransactionWritesAnAnswer() {
    methods()
        .that()
        .areAnnotatedWith(Transactional.class)
        .should()
        .notHaveRawReturnType(Response.class)
        .check(CODE);
  }
}
