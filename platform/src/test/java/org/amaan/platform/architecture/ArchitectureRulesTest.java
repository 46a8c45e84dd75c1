package org.amaan.platform.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Set;
import java.util.stream.Stream;
import org.amaan.platform.testing.ArchitectureRules;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each rule finds what it forbids: {@code offending} is a service that breaks all of them. */
class ArchitectureRulesTest {

  private static final String OFFENDING = "org.amaan.platform.architecture.offending";
  private static final String SIBLING = "org.amaan.platform.architecture.sibling";

  @TestFactory
  Stream<DynamicTest> eachRuleFindsWhatItForbids() {
    JavaClasses code = new ClassFileImporter().importPackages(OFFENDING);
    return ArchitectureRules.of(OFFENDING, Set.of(OFFENDING, SIBLING)).all().stream()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.getDescription(),
                    () -> assertThat(rule.evaluate(code).hasViolation()).isTrue()));
  }
}
