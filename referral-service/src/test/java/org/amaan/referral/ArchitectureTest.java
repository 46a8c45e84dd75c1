package org.amaan.referral;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.testing.ArchitectureRules;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The habits that a compiler does not hold anybody to. */
class ArchitectureTest {

  private static final ArchitectureRules RULES = ArchitectureRules.of("org.amaan.referral");
  private static final JavaClasses CODE = RULES.code();

  @TestFactory
  Stream<DynamicTest> theServiceKeepsTheRulesOfAll() {
    return RULES.all().stream()
        .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(CODE)));
  }

  /** Not only features: no package of a feature needs another that needs it. */
  @Test
  void noPackageStandsInACycle() {
    noCycleBetween(JavaClass::getPackageName).check(CODE);
    // A referral and its events need each other: as packages of their own they would be a cycle.
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> noCycleBetween(JavaClass::getName).check(CODE));
  }

  private static ArchRule noCycleBetween(Function<JavaClass, String> slices) {
    return slices()
        .assignedFrom(
            new SliceAssignment() {
              @Override
              public SliceIdentifier getIdentifierOf(JavaClass type) {
                return SliceIdentifier.of(slices.apply(type));
              }

              @Override
              public String getDescription() {
                return "slices by name";
              }
            })
        .should()
        .beFreeOfCycles();
  }

  @Test
  void resourcesStayInTheirPackage() {
    classes().that(simpleNameEndingWith("Resource")).should().bePackagePrivate().check(CODE);
  }

  @Test
  void whatAuditsIsTransactional() {
    methods()
        .that(
            DescribedPredicate.describe(
                "can be called from outside their class and write the audit",
                m ->
                    !m.getModifiers().contains(JavaModifier.PRIVATE)
                        && !m.getModifiers().contains(JavaModifier.SYNTHETIC)
                        && m.getOwner().getPackageName().startsWith("org.amaan.referral.referral.")
                        && m.getMethodCallsFromSelf().stream()
                            .anyMatch(
                                call ->
                                    call.getTargetOwner().isEquivalentTo(Audit.class)
                                        && call.getName().equals("record"))))
        .should()
        .beAnnotatedWith(Transactional.class)
        .check(CODE);
  }

  @Test
  void theDirectoryKnowsNobodyAndTheSubjectKnowsNoReferral() {
    noClasses()
        .that(resideInAPackage("org.amaan.referral.directory.."))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "org.amaan.referral.referral..",
                "org.amaan.referral.subject..",
                "org.amaan.referral.consent..",
                "org.amaan.referral.disclosure..",
                "org.amaan.referral.routing..",
                "org.amaan.referral.custody.."))
        .check(CODE);
    noClasses()
        .that(
            resideInAnyPackage(
                "org.amaan.referral.subject..",
                "org.amaan.referral.consent..",
                "org.amaan.referral.disclosure..",
                "org.amaan.referral.routing..",
                "org.amaan.referral.custody..",
                "org.amaan.referral.exclusion..",
                "org.amaan.referral.alert.."))
        .should()
        .dependOnClassesThat(resideInAPackage("org.amaan.referral.referral.."))
        .check(CODE);
  }

  /** Nothing sealed is opened but where the decision about it has been made. */
  @Test
  void whatIsSealedIsOpenedWhereDisclosureWasAsked() {
    Set<String> opening =
        Set.of(
            "DataKey.open",
            "Subject.open",
            "SubjectNote.text",
            "Finding.text",
            "ReferralObservation.observed",
            "ReferralObservation.note",
            "EmergencyAccess.reason",
            "EmergencyAccess.reviewNote");
    Set<String> openers = new TreeSet<>();
    for (JavaClass by : CODE) {
      by.getMethodCallsFromSelf().stream()
          .filter(call -> !call.getTargetOwner().isEquivalentTo(by.reflect()))
          .filter(call -> !call.getTargetOwner().getPackageName().contains(".api."))
          .map(call -> call.getTargetOwner().getSimpleName() + "." + call.getName())
          .filter(opening::contains)
          .forEach(opened -> openers.add(by.getSimpleName() + " -> " + opened));
    }
    assertThat(openers)
        .isEqualTo(
            new TreeSet<>(
                Set.of(
                    "AccessQueries -> EmergencyAccess.reason",
                    "AccessQueries -> EmergencyAccess.reviewNote",
                    "Attachment -> DataKey.open",
                    "Content -> DataKey.open",
                    "DiscloseFindings -> Finding.text",
                    "DiscloseObservations -> ReferralObservation.note",
                    "DiscloseObservations -> ReferralObservation.observed",
                    "DiscloseSubject -> Subject.open",
                    "DiscloseSubject -> SubjectNote.text",
                    "EmergencyAccess -> DataKey.open",
                    "ExportedFindings -> Finding.text",
                    "Finding -> DataKey.open",
                    "ExportedEmergencies -> EmergencyAccess.reason",
                    "ExportedEmergencies -> EmergencyAccess.reviewNote",
                    "ExportedObservations -> ReferralObservation.note",
                    "ExportedObservations -> ReferralObservation.observed",
                    "ExportedRecord -> Subject.open",
                    "ExportedRecord -> SubjectNote.text",
                    "LegalHold -> DataKey.open",
                    "Observations -> ReferralObservation.observed",
                    "ObservationsForCase -> ReferralObservation.observed",
                    "RectifySubject -> Subject.open",
                    "ReferralObservation -> DataKey.open",
                    "SealedColumn -> DataKey.open")));
  }
}
