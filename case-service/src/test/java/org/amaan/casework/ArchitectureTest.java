package org.amaan.casework;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.rest.client.reactive.jackson.ClientObjectMapper;
import jakarta.persistence.Entity;
import jakarta.transaction.Transactional;
import org.amaan.casework.casefile.access.CaseRepository;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.amaan.casework");

  private static final ArchRule NO_UNSCOPED_FINDER =
      noClasses()
          .should()
          .callMethodWhere(
              com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                      com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner(
                          JavaClass.Predicates.assignableTo(PanacheRepositoryBase.class)))
                  .and(
                      com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                          com.tngtech.archunit.core.domain.properties.HasName.Predicates
                              .nameMatching(
                                  "find|findAll|findById|findByIdOptional|list|listAll|stream|"
                                      + "streamAll|count|delete|deleteAll|deleteById|update")))
                  .and(inherited()));

  @Test
  void noUnscopedFinderIsCalled() {
    NO_UNSCOPED_FINDER.check(CODE);
  }

  @Test
  void guardAgainstUnscopedFindersBites() {
    JavaClasses offending = new ClassFileImporter().importClasses(Offender.class);
    assertThatThrownBy(() -> NO_UNSCOPED_FINDER.check(offending))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("listAll");
  }

  private static SliceRule noCycleOf(String packages) {
    return SlicesRuleDefinition.slices().matching(packages).should().beFreeOfCycles();
  }

  @Test
  void featuresFormNoCycle() {
    noCycleOf("org.amaan.casework.(*)..").check(CODE);
  }

  @Test
  void packagesFormNoCycle() {
    noCycleOf("org.amaan.casework.(**)").check(CODE);
  }

  @Test
  void guardAgainstCyclesBites() {
    JavaClasses cycle = new ClassFileImporter().importPackages("org.amaan.casework.testing.cycle");
    assertThatThrownBy(() -> noCycleOf("org.amaan.casework.(**)").check(cycle))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Cycle detected");
  }

  /** What reaches a table is used where its feature is, in whichever of its packages. */
  private static final ArchRule REPOSITORIES_SERVE_THEIR_FEATURE =
      classes()
          .that()
          .haveSimpleNameEndingWith("Repository")
          .should(
              new ArchCondition<>("be used inside their feature alone") {
                @Override
                public void check(JavaClass repository, ConditionEvents events) {
                  repository.getDirectDependenciesToSelf().stream()
                      .filter(use -> !feature(use.getOriginClass()).equals(feature(repository)))
                      .forEach(
                          use ->
                              events.add(SimpleConditionEvent.violated(use, use.getDescription())));
                }
              });

  private static String feature(JavaClass c) {
    String[] parts = c.getPackageName().split("\\.");
    return parts.length > 3 ? parts[3] : "";
  }

  @Test
  void repositoriesServeTheirFeature() {
    REPOSITORIES_SERVE_THEIR_FEATURE.check(CODE);
  }

  @Test
  void guardOfRepositoriesBites() {
    JavaClasses withOffender =
        new ClassFileImporter().importClasses(CasesOfAnotherFeature.class, CaseRepository.class);
    assertThatThrownBy(() -> REPOSITORIES_SERVE_THEIR_FEATURE.check(withOffender))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("CasesOfAnotherFeature");
  }

  @Test
  void resourcesAndGatewaysStayInTheirPackage() {
    classes()
        .that()
        .haveSimpleNameEndingWith("Resource")
        .or()
        .haveSimpleNameEndingWith("Gateway")
        .should()
        .bePackagePrivate()
        .check(CODE);
  }

  @Test
  void resourcesReachNoRepository() {
    noClasses()
        .that()
        .haveSimpleNameEndingWith("Resource")
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
            resideInAPackage("jakarta.ws.rs..")
                .or(resideInAPackage("org.amaan.platform.identity.."))
                .or(
                    resideInAPackage("org.amaan.casework.api..")
                        .and(not(JavaClass.Predicates.assignableTo(Enum.class)))))
        .check(CODE);
  }

  @Test
  void peersAreCalledOutsideTransactionsOnly() {
    methods()
        .that()
        .areAnnotatedWith(Transactional.class)
        .should()
        .notHaveRawReturnType("jakarta.ws.rs.core.Response")
        .check(CODE);
    noClasses()
        .that(
            new com.tngtech.archunit.base.DescribedPredicate<JavaClass>("transactional classes") {
              @Override
              public boolean test(JavaClass c) {
                return c.isAnnotatedWith(Transactional.class)
                    || c.getMethods().stream()
                        .anyMatch(m -> m.isAnnotatedWith(Transactional.class));
              }
            })
        .should()
        .dependOnClassesThat(
            new com.tngtech.archunit.base.DescribedPredicate<JavaClass>("HTTP clients") {
              @Override
              public boolean test(JavaClass c) {
                return c.isAnnotatedWith(RegisterRestClient.class)
                    || c.getSimpleName().endsWith("Gateway")
                    || c.getName().equals("org.amaan.casework.directory.Directory");
              }
            })
        .check(CODE);
  }

  /** A newer peer may say more than this service knows of. */
  @Test
  void clientsReadLeniently() {
    assertThat(
            CODE.stream()
                .filter(c -> c.isAnnotatedWith(RegisterRestClient.class))
                .filter(
                    c ->
                        c.getMethods().stream()
                            .noneMatch(m -> m.isAnnotatedWith(ClientObjectMapper.class))))
        .isEmpty();
  }

  @Test
  void timeComesFromTheClock() {
    noClasses()
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.time.Clock.class, "systemUTC")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(CODE);
  }

  @Test
  void namesSayWhatThingsAre() {
    noClasses().should().haveNameMatching(".*(Impl|Manager|Util|Utils|Helper|Dto)$").check(CODE);
  }

  private static com.tngtech.archunit.base.DescribedPredicate<
          com.tngtech.archunit.core.domain.JavaCall<?>>
      inherited() {
    return new com.tngtech.archunit.base.DescribedPredicate<>("inherited from Panache") {
      @Override
      public boolean test(com.tngtech.archunit.core.domain.JavaCall<?> call) {
        return call.getTarget()
            .resolveMember()
            .map(m -> m.getOwner().getName().startsWith("io.quarkus"))
            .orElse(true);
      }
    };
  }

  abstract static class Everything implements PanacheRepositoryBase<Object, Object> {}

  /** Uses a repository of the feature {@code casefile}. */
  static class CasesOfAnotherFeature {
    Object all(CaseRepository repository) {
      return repository;
    }
  }

  static class Offender {
    Object all(Everything repository) {
      return repository.listAll();
    }
  }
}
