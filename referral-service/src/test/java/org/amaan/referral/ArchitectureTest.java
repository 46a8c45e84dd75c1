package org.amaan.referral;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.TreeSet;
import org.amaan.platform.audit.Audit;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.junit.jupiter.api.Test;

/** The habits that a compiler does not hold anybody to. */
class ArchitectureTest {

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.amaan.referral");

  /** Finders of ReferralRepository that take no reader, and whose business they are. */
  private static final Set<String> UNSCOPED_ON_PURPOSE =
      Set.of(
          "heldForCaseService",
          "heldOfCase",
          "heldOfSubject",
          "heldOfSubjects",
          "heldOverdue",
          "expiredDrafts");

  private static final ArchRule NO_INHERITED_FINDER =
      noClasses()
          .should()
          .callMethodWhere(
              target(owner(assignableTo(PanacheRepositoryBase.class)))
                  .or(target(owner(assignableTo(PanacheEntityBase.class)))));

  private static final ArchRule DATABASE_ONLY_IN_REPOSITORIES =
      noClasses()
          .that(
              not(
                  simpleNameEndingWith("Repository")
                      .or(simpleNameEndingWith("ReferralTies"))
                      .or(simpleNameEndingWith("ReportedCustody"))
                      .or(simpleNameEndingWith("Authorities"))
                      .or(simpleNameEndingWith("ErasureRequests"))))
          .should()
          .callMethodWhere(target(owner(assignableTo(EntityManager.class))));

  private static final ArchRule NO_HTTP_IN_A_TRANSACTION =
      noClasses()
          .that(haveATransaction())
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "are HTTP clients", c -> c.isAnnotatedWith(RegisterRestClient.class)));

  @Test
  void inheritedFindersAreNotCalled() {
    NO_INHERITED_FINDER.check(CODE);
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> NO_INHERITED_FINDER.check(offenders()));
  }

  @Test
  void onlyRepositoriesAskTheDatabase() {
    DATABASE_ONLY_IN_REPOSITORIES.check(CODE);
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> DATABASE_ONLY_IN_REPOSITORIES.check(offenders()));
  }

  @Test
  void everyFinderOfReferralsTakesTheReader() {
    Set<String> unscoped = new TreeSet<>();
    JavaClass repository = CODE.get("org.amaan.referral.referral.ReferralRepository");
    for (JavaMethod method : repository.getMethods()) {
      boolean reads =
          method.getRawReturnType().getName().endsWith(".Referral")
              || method.getRawReturnType().isAssignableTo(java.util.List.class);
      boolean scoped =
          method.getRawParameterTypes().stream()
              .anyMatch(t -> t.getName().endsWith(".Viewer") || t.isEquivalentTo(String.class));
      if (reads && !scoped && !method.getModifiers().contains(JavaModifier.PRIVATE)) {
        unscoped.add(method.getName());
      }
    }
    assertThat(unscoped).isEqualTo(new TreeSet<>(UNSCOPED_ON_PURPOSE));
  }

  @Test
  void peersAreNotCalledInATransaction() {
    NO_HTTP_IN_A_TRANSACTION.check(CODE);
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> NO_HTTP_IN_A_TRANSACTION.check(offenders()));
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
                        && m.getOwner().getPackageName().equals("org.amaan.referral.referral")
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
  void repositoriesAndResourcesStayInTheirPackage() {
    classes()
        .that(simpleNameEndingWith("Repository").or(simpleNameEndingWith("Resource")))
        .should()
        .bePackagePrivate()
        .check(CODE);
    noClasses()
        .that(simpleNameEndingWith("Resource"))
        .should()
        .dependOnClassesThat(simpleNameEndingWith("Repository"))
        .check(CODE);
  }

  @Test
  void aggregatesKnowNoRequestAndNoCaller() {
    noClasses()
        .that()
        .areAnnotatedWith(Entity.class)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "jakarta.ws.rs..",
                "org.amaan.platform.identity..",
                "org.amaan.referral.api..",
                "org.amaan.referral.client.."))
        .check(CODE);
  }

  @Test
  void theDirectoryKnowsNobodyAndTheSubjectKnowsNoReferral() {
    noClasses()
        .that(resideInAPackage("org.amaan.referral.directory"))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "org.amaan.referral.referral",
                "org.amaan.referral.subject",
                "org.amaan.referral.consent",
                "org.amaan.referral.disclosure",
                "org.amaan.referral.routing",
                "org.amaan.referral.custody"))
        .check(CODE);
    noClasses()
        .that(
            resideInAnyPackage(
                "org.amaan.referral.subject",
                "org.amaan.referral.consent",
                "org.amaan.referral.disclosure",
                "org.amaan.referral.routing",
                "org.amaan.referral.custody",
                "org.amaan.referral.exclusion",
                "org.amaan.referral.alert"))
        .should()
        .dependOnClassesThat(resideInAPackage("org.amaan.referral.referral"))
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

  @Test
  void namesSayWhatThingsAre() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Impl")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Dto")
        .check(CODE);
  }

  private static DescribedPredicate<JavaClass> haveATransaction() {
    return DescribedPredicate.describe(
        "have a transaction",
        c ->
            c.isAnnotatedWith(Transactional.class)
                || c.getMethods().stream().anyMatch(m -> m.isAnnotatedWith(Transactional.class)));
  }

  private static JavaClasses offenders() {
    return new ClassFileImporter().importClasses(Offender.class, OffendingClient.class);
  }

  @RegisterRestClient
  interface OffendingClient {
    void call();
  }

  /** Breaks each of the guards that could be broken without anybody noticing. */
  @SuppressWarnings("unused")
  private abstract static class Offender implements PanacheRepositoryBase<Object, Object> {
    EntityManager database;
    OffendingClient client;

    @Transactional
    void offend() {
      listAll();
      database.find(Object.class, 1);
      client.call();
    }
  }
}
