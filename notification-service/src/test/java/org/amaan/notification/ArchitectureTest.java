package org.amaan.notification;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
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
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules of the code base, each of which is seen to catch what it forbids. */
class ArchitectureTest {

  private static final JavaClasses SERVICE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.amaan.notification");

  private static final JavaClasses FORBIDDEN =
      new ClassFileImporter().importPackages("org.amaan.notification.forbidden");

  private static final String NO_READ = "persist|flush|isPersistent|getEntityManager";

  private static final ArchRule REPOSITORIES_ARE_PRIVATE =
      classes()
          .that()
          .haveSimpleNameEndingWith("Repository")
          .should()
          .bePackagePrivate()
          .as("Repositories are package-private");

  private static final ArchRule NO_UNSCOPED_FINDER =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Repository")
          .should()
          .accessTargetWhere(
              new DescribedPredicate<JavaAccess<?>>("a finder without the reader's scope") {
                @Override
                public boolean test(JavaAccess<?> access) {
                  return access.getTarget().getOwner().isAssignableTo(PanacheRepositoryBase.class)
                      && Stream.of(PanacheRepositoryBase.class.getMethods())
                          .map(java.lang.reflect.Method::getName)
                          .anyMatch(access.getTarget().getName()::equals)
                      && !access.getTarget().getName().matches(NO_READ);
                }
              })
          .as("Only repositories call the finders they inherit");

  private static final ArchRule DATABASE_IN_REPOSITORIES =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Repository")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(EntityManager.class)
          .as("Only repositories speak SQL");

  private static final ArchRule ENTITIES_HAVE_NO_SETTERS =
      classes()
          .that()
          .areAnnotatedWith(Entity.class)
          .should(haveOnlyPrivateFieldsAndNoSetters())
          .as("Entities have private fields and no setters");

  private static final ArchRule TRANSACTIONS_IN_USE_CASES =
      classes()
          .that(declareATransaction())
          .should(beAUseCaseOrQueries())
          .as("A transaction begins in a use case named verb + noun, or in queries");

  private static final ArchRule NAMES =
      noClasses()
          .should()
          .haveNameMatching(".*(Impl|Manager|Util|Utils|Helper|Dto|DTO|Service|Controller)")
          .as("Names say what a class is about");

  private static final ArchRule FEATURES =
      SlicesRuleDefinition.slices()
          .matching("org.amaan.notification.(*)..")
          .should()
          .beFreeOfCycles()
          .as("Features form no cycle");

  private static final ArchRule ALERTS_KNOW_NO_EVENTS =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..notification.alert..", "..notification.inbox..", "..notification.stream..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..notification.event..")
          .as("Alerts know nothing of how events arrive");

  @TestFactory
  Stream<DynamicTest> theServiceKeepsThem() {
    return Stream.of(
            REPOSITORIES_ARE_PRIVATE,
            NO_UNSCOPED_FINDER,
            DATABASE_IN_REPOSITORIES,
            ENTITIES_HAVE_NO_SETTERS,
            TRANSACTIONS_IN_USE_CASES,
            NAMES,
            FEATURES,
            ALERTS_KNOW_NO_EVENTS)
        .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(SERVICE)));
  }

  @TestFactory
  Stream<DynamicTest> theyCatchWhatTheyForbid() {
    return Stream.of(
            REPOSITORIES_ARE_PRIVATE,
            NO_UNSCOPED_FINDER,
            DATABASE_IN_REPOSITORIES,
            ENTITIES_HAVE_NO_SETTERS,
            TRANSACTIONS_IN_USE_CASES,
            NAMES)
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.getDescription(),
                    () -> assertThat(rule.evaluate(FORBIDDEN).hasViolation()).isTrue()));
  }

  @Test
  void nothingOfASiblingIsUsed() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.amaan.referral..").or(resideInAPackage("org.amaan.casework..")))
        .check(SERVICE);
  }

  private static DescribedPredicate<JavaClass> declareATransaction() {
    return DescribedPredicate.describe(
        "declare a transaction",
        c -> c.getMethods().stream().anyMatch(m -> m.isAnnotatedWith(Transactional.class)));
  }

  private static ArchCondition<JavaClass> beAUseCaseOrQueries() {
    return new ArchCondition<>("be a use case or queries") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        List<JavaMethod> open =
            type.getMethods().stream()
                .filter(m -> !m.getModifiers().contains(JavaModifier.PRIVATE))
                .filter(m -> !m.getModifiers().contains(JavaModifier.STATIC))
                .filter(m -> !m.getModifiers().contains(JavaModifier.SYNTHETIC))
                .toList();
        boolean good =
            simpleNameEndingWith("Queries").test(type)
                || (type.getSimpleName()
                        .matches(
                            "(Accept|Raise|Acknowledge|Create|Change|Confirm|Renew|Return|Delete|Rotate|Queue|Take|Record|End|Redeliver|GiveUp|Forget)([A-Z][a-z]+)+")
                    && open.size() == 1);
        if (!good) {
          events.add(SimpleConditionEvent.violated(type, type.getName() + " is neither"));
        }
      }
    };
  }

  private static ArchCondition<JavaClass> haveOnlyPrivateFieldsAndNoSetters() {
    return new ArchCondition<>("have only private fields and no setters") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getFields().stream()
            .filter(f -> !f.getModifiers().contains(JavaModifier.PRIVATE))
            .filter(f -> !f.getName().startsWith("$"))
            .forEach(f -> events.add(SimpleConditionEvent.violated(f, f.getFullName())));
        type.getMethods().stream()
            .filter(m -> m.getName().startsWith("set"))
            .filter(m -> !Set.of(JavaModifier.SYNTHETIC).equals(m.getModifiers()))
            .forEach(m -> events.add(SimpleConditionEvent.violated(m, m.getFullName())));
      }
    };
  }
}
