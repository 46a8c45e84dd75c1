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
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.scope.ForBackgroundWork;
import org.amaan.platform.scope.Reader;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.junit.jupiter.api.Test;

/** The habits that a compiler does not hold anybody to. */
class ArchitectureTest {

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.amaan.referral");

  private static final ArchRule FINDERS_TAKE_A_READER =
      methods()
          .that()
          .areDeclaredInClassesThat()
          .haveSimpleNameEndingWith("Repository")
          .and()
          .areNotPrivate()
          .and(DescribedPredicate.describe("find rows", ArchitectureTest::findsRows))
          .should(
              new ArchCondition<>("take a reader, or say for which background work they are") {
                @Override
                public void check(JavaMethod finder, ConditionEvents events) {
                  boolean scoped =
                      finder.isAnnotatedWith(ForBackgroundWork.class)
                          || finder.getRawParameterTypes().stream()
                              .anyMatch(type -> type.isAssignableTo(Reader.class));
                  if (!scoped) {
                    events.add(
                        SimpleConditionEvent.violated(
                            finder, finder.getFullName() + " takes none"));
                  }
                }
              });

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

  private static final ArchRule NO_CYCLE_OF_FEATURES =
      slices().matching("org.amaan.referral.(*)..").should().beFreeOfCycles();

  private static final ArchRule NO_CYCLE_OF_PACKAGES =
      slices().assignedFrom(slicesNamed(JavaClass::getPackageName)).should().beFreeOfCycles();

  private static final ArchRule REPOSITORIES_OF_ONE_FEATURE =
      noClasses()
          .should(
              new ArchCondition<>("use a repository of another feature") {
                @Override
                public void check(JavaClass user, ConditionEvents events) {
                  user.getDirectDependenciesFromSelf().stream()
                      .map(Dependency::getTargetClass)
                      .filter(used -> used.getSimpleName().endsWith("Repository"))
                      .filter(used -> used.getPackageName().startsWith("org.amaan.referral."))
                      .filter(used -> !feature(used).equals(feature(user)))
                      .forEach(
                          used ->
                              events.add(
                                  SimpleConditionEvent.satisfied(
                                      user, user.getName() + " uses " + used.getName())));
                }
              });

  @Test
  void inheritedFindersAreNotCalled() {
    NO_INHERITED_FINDER.check(CODE);
    assertThrows(AssertionError.class, () -> NO_INHERITED_FINDER.check(offenders()));
  }

  @Test
  void onlyRepositoriesAskTheDatabase() {
    DATABASE_ONLY_IN_REPOSITORIES.check(CODE);
    assertThrows(AssertionError.class, () -> DATABASE_ONLY_IN_REPOSITORIES.check(offenders()));
  }

  @Test
  void everyFinderTakesTheReader() {
    FINDERS_TAKE_A_READER.check(CODE);
    assertThrows(
        AssertionError.class,
        () ->
            FINDERS_TAKE_A_READER.check(
                new ClassFileImporter().importClasses(OffendingRepository.class)));
  }

  private static boolean findsRows(JavaMethod method) {
    JavaClass found = method.getRawReturnType();
    return found.isAnnotatedWith(Entity.class)
        || found.isAssignableTo(Optional.class)
        || found.isAssignableTo(Collection.class)
        || found.isAssignableTo(Tuple.class)
        || found.isAssignableTo(Stream.class);
  }

  @Test
  void peersAreNotCalledInATransaction() {
    NO_HTTP_IN_A_TRANSACTION.check(CODE);
    assertThrows(AssertionError.class, () -> NO_HTTP_IN_A_TRANSACTION.check(offenders()));
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
                        && feature(m.getOwner()).equals("referral")
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
  void noPackageStandsInACycle() {
    NO_CYCLE_OF_FEATURES.check(CODE);
    NO_CYCLE_OF_PACKAGES.check(CODE);
    // A referral and its events need each other: as packages of their own they would be a cycle.
    ArchRule eachClassAPackage =
        slices().assignedFrom(slicesNamed(JavaClass::getName)).should().beFreeOfCycles();
    assertThrows(AssertionError.class, () -> eachClassAPackage.check(CODE));
  }

  @Test
  void resourcesStayInTheirPackageAndRepositoriesInTheirFeature() {
    classes().that(simpleNameEndingWith("Resource")).should().bePackagePrivate().check(CODE);
    noClasses()
        .that(simpleNameEndingWith("Resource"))
        .should()
        .dependOnClassesThat(simpleNameEndingWith("Repository"))
        .check(CODE);
    REPOSITORIES_OF_ONE_FEATURE.check(CODE);
    assertThrows(
        AssertionError.class,
        () ->
            REPOSITORIES_OF_ONE_FEATURE.check(new ClassFileImporter().importClasses(Alien.class)));
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
    assertEquals(
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
                "SealedColumn -> DataKey.open")),
        openers);
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

  /** The first package below the service's own. */
  private static String feature(JavaClass one) {
    return one.getPackageName().replaceFirst("^org\\.amaan\\.referral\\.?", "").split("\\.", 2)[0];
  }

  private static SliceAssignment slicesNamed(Function<JavaClass, String> name) {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass one) {
        return SliceIdentifier.of(name.apply(one));
      }

      @Override
      public String getDescription() {
        return "its slices";
      }
    };
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

  /** Finds by a name that anybody may say. */
  @SuppressWarnings("unused")
  private static final class OffendingRepository {
    List<Object> of(String agency) {
      return List.of(agency);
    }
  }

  /** Uses a repository that is another feature's. */
  @SuppressWarnings("unused")
  private static final class Alien {
    org.amaan.referral.referral.access.ReferralRepository referrals;
  }
}
