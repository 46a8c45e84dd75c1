package org.amaan.platform.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.joining;

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
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.rest.client.reactive.jackson.ClientObjectMapper;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.amaan.platform.scope.ForBackgroundWork;
import org.amaan.platform.scope.Reader;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * The rules that all services keep and that no compiler checks. A service's test runs all of them
 * over its own code; platform's test shows that each rule finds what it forbids.
 */
public final class ArchitectureRules {

  private static final int LARGEST_PACKAGE = 25;

  private static final Set<String> SERVICES =
      Set.of("org.amaan.referral", "org.amaan.casework", "org.amaan.notification");

  /** The verbs that name a use case: a word per thing that somebody may do, the same everywhere. */
  private static final String USE_CASE =
      "(Accept|Acknowledge|Add|Announce|Answer|Appoint|Ask|Assign|Cancel|Change|Claim|Close|Compile"
          + "|Complete|Conclude|Confirm|Correct|Countersign|Create|Delete|Deliver|Disclose|End|Enter"
          + "|Erase|Escalate|Exclude|Expire|Export|Follow|Forget|GiveUp|Hand|Hold|Keep|Learn|Mark|Move|Notify"
          + "|Offer|Open|Place|Put|Queue|Raise|Read|Receive|Record|Rectify|Redeliver|Redirect|Refer|Refuse"
          + "|Release|Renew|Reopen|Report|Request|Return|Review|Revoke|Rotate|Screen|Send|Set|Settle|Sign"
          + "|Start|Submit|Take|Tell|Test|Transfer|Verify|Withdraw|Write)[A-Z]\\w*";

  private final String root;
  private final Set<String> services;

  private ArchitectureRules(String root, Set<String> services) {
    this.root = root;
    this.services = services;
  }

  /**
   * The rules for one service.
   *
   * @param root its package, for instance {@code org.amaan.referral}
   */
  public static ArchitectureRules of(String root) {
    return new ArchitectureRules(root, SERVICES);
  }

  /** The rules for code that is one of other services than Amaan's. */
  public static ArchitectureRules of(String root, Set<String> services) {
    return new ArchitectureRules(root, services);
  }

  /** The service's own classes, without its tests and without what is generated from contracts. */
  public JavaClasses code() {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages(root)
        .that(not(resideInAnyPackage(root + ".api..", root + ".client..")));
  }

  public List<ArchRule> all() {
    return List.of(
        featuresFormNoCycle(),
        packagesFormNoCycle(),
        packagesAreSmall(),
        timeComesFromTheClock(),
        transactionsBeginInUseCases(),
        entitiesHaveNoSetters(),
        entitiesKnowNoRequest(),
        siblingsAreKnownByContractOnly(),
        findersTakeTheReader(),
        inheritedFindersAreNotCalled(),
        repositoriesAloneAskTheDatabase(),
        repositoriesStayInTheirFeature(),
        resourcesReachNoRepository(),
        resourcesStayInTheirPackage(),
        peersAreNotCalledInATransaction(),
        clientsReadLeniently(),
        namesSayWhatThingsAre());
  }

  private ArchRule featuresFormNoCycle() {
    return SlicesRuleDefinition.slices()
        .matching(root + ".(*)..")
        .should()
        .beFreeOfCycles()
        .as("Features form no cycle");
  }

  private ArchRule packagesFormNoCycle() {
    return SlicesRuleDefinition.slices()
        .matching(root + ".(**)")
        .should()
        .beFreeOfCycles()
        .as("Packages form no cycle");
  }

  private static ArchRule packagesAreSmall() {
    return classes()
        .should(
            new ArchCondition<>("lie in a package of at most " + LARGEST_PACKAGE + " files") {
              private final TreeMap<String, Integer> files = new TreeMap<>();

              @Override
              public void check(JavaClass type, ConditionEvents events) {
                if (type.isTopLevelClass()) {
                  files.merge(type.getPackageName(), 1, Integer::sum);
                }
              }

              @Override
              public void finish(ConditionEvents events) {
                files.forEach(
                    (name, count) -> {
                      if (count > LARGEST_PACKAGE) {
                        events.add(
                            SimpleConditionEvent.violated(name, name + " has " + count + " files"));
                      }
                    });
                files.clear();
              }
            })
        .as("A package holds at most " + LARGEST_PACKAGE + " files");
  }

  private static ArchRule timeComesFromTheClock() {
    return noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .as("The time comes from the injected clock");
  }

  private static ArchRule transactionsBeginInUseCases() {
    return classes()
        .that(describe("begin a transaction", ArchitectureRules::beginsATransaction))
        .should(
            have(
                "be a use case, verb and noun, or queries",
                type ->
                    type.getSimpleName().endsWith("Queries")
                        || type.getSimpleName().matches(USE_CASE)))
        .as("A transaction begins in a use case, named verb and noun, or in queries");
  }

  private static ArchRule entitiesHaveNoSetters() {
    return classes()
        .that()
        .areAnnotatedWith(Entity.class)
        .should(
            have(
                "have private fields and no setters",
                type ->
                    type.getFields().stream()
                            .filter(field -> !field.getName().startsWith("$"))
                            .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                            .allMatch(field -> field.getModifiers().contains(JavaModifier.PRIVATE))
                        && type.getMethods().stream()
                            .filter(method -> !isSynthetic(method))
                            .noneMatch(method -> method.getName().matches("set([A-Z].*)?"))))
        .as("Entities have private fields and no setters");
  }

  private ArchRule entitiesKnowNoRequest() {
    return noClasses()
        .that()
        .areAnnotatedWith(Entity.class)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "jakarta.ws.rs..",
                "org.amaan.platform.identity..",
                root + ".api..",
                root + ".client.."))
        .as("Entities know no request, no caller and no type generated from a contract");
  }

  private ArchRule siblingsAreKnownByContractOnly() {
    return noClasses()
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                services.stream()
                    .filter(service -> !service.equals(root))
                    .map(service -> service + "..")
                    .toArray(String[]::new)))
        .as("Services know each other by contract only");
  }

  private static ArchRule findersTakeTheReader() {
    return classes()
        .that()
        .haveSimpleNameEndingWith("Repository")
        .should(
            new ArchCondition<>("take a reader in each finder") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                type.getMethods().stream()
                    .filter(ArchitectureRules::finds)
                    .filter(finder -> !finder.isAnnotatedWith(ForBackgroundWork.class))
                    .filter(
                        finder ->
                            finder.getRawParameterTypes().stream()
                                .noneMatch(ArchitectureRules::bringsTheScope))
                    .forEach(
                        finder ->
                            events.add(
                                SimpleConditionEvent.violated(
                                    finder, finder.getFullName() + " takes no reader")));
              }
            })
        .as("A finder takes the reader");
  }

  private static ArchRule inheritedFindersAreNotCalled() {
    return noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Repository")
        .should()
        .accessTargetWhere(
            new DescribedPredicate<JavaAccess<?>>("a finder that Panache brings along") {
              @Override
              public boolean test(JavaAccess<?> access) {
                JavaClass owner = access.getTarget().getOwner();
                return (owner.isAssignableTo(PanacheRepositoryBase.class)
                        || owner.isAssignableTo(PanacheEntityBase.class))
                    && access
                        .getTarget()
                        .resolveMember()
                        .map(member -> member.getOwner().getName().startsWith("io.quarkus"))
                        .orElse(true)
                    && !access
                        .getTarget()
                        .getName()
                        .matches("persist|flush|isPersistent|getEntityManager");
              }
            })
        .as("Nobody calls a finder that knows no reader");
  }

  private static ArchRule repositoriesAloneAskTheDatabase() {
    return noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Repository")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(EntityManager.class)
        .as("Repositories alone ask the database");
  }

  private ArchRule repositoriesStayInTheirFeature() {
    return classes()
        .that()
        .haveSimpleNameEndingWith("Repository")
        .should(
            new ArchCondition<>("be used in their feature only") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesToSelf().stream()
                    .filter(use -> !feature(use.getOriginClass()).equals(feature(type)))
                    .forEach(
                        use ->
                            events.add(SimpleConditionEvent.violated(use, use.getDescription())));
              }
            })
        .as("A repository is used in its own feature only");
  }

  private static ArchRule resourcesReachNoRepository() {
    return noClasses()
        .that()
        .haveSimpleNameEndingWith("Resource")
        .should()
        .dependOnClassesThat(simpleNameEndingWith("Repository"))
        .as("Resources reach no repository");
  }

  private static ArchRule resourcesStayInTheirPackage() {
    return classes()
        .that(simpleNameEndingWith("Resource"))
        .should()
        .bePackagePrivate()
        .as("Resources are package-private");
  }

  private static ArchRule peersAreNotCalledInATransaction() {
    return noClasses()
        .that(describe("have a transaction", ArchitectureRules::hasATransaction))
        .should()
        .dependOnClassesThat(
            describe(
                "call a peer",
                type ->
                    type.isAnnotatedWith(RegisterRestClient.class)
                        || type.getSimpleName().endsWith("Gateway")))
        .as("Nobody calls a peer in a transaction");
  }

  /** A newer peer may say more than this service knows of. */
  private static ArchRule clientsReadLeniently() {
    return classes()
        .that()
        .areAnnotatedWith(RegisterRestClient.class)
        .should(
            have(
                "bring an object mapper of its own",
                type ->
                    type.getMethods().stream()
                        .anyMatch(method -> method.isAnnotatedWith(ClientObjectMapper.class))))
        .allowEmptyShould(true)
        .as("Clients of peers read leniently");
  }

  private static ArchRule namesSayWhatThingsAre() {
    return noClasses()
        .should()
        .haveNameMatching(".*(Impl|Manager|Util|Utils|Helper|Dto|DTO|Service|Controller)")
        .as("Names say what a class is about");
  }

  private static boolean finds(JavaMethod method) {
    JavaClass found = method.getRawReturnType();
    return !method.getModifiers().contains(JavaModifier.PRIVATE)
        && !isSynthetic(method)
        && (found.isAnnotatedWith(Entity.class)
            || found.isAssignableTo(Collection.class)
            || found.isAssignableTo(Optional.class)
            || found.isAssignableTo(Stream.class));
  }

  /** A reader, or an entity that was found for one. */
  private static boolean bringsTheScope(JavaClass parameter) {
    return parameter.isAssignableTo(Reader.class) || parameter.isAnnotatedWith(Entity.class);
  }

  private static boolean isSynthetic(JavaMethod method) {
    return method.getModifiers().contains(JavaModifier.SYNTHETIC)
        || method.getName().startsWith("$");
  }

  private static boolean hasATransaction(JavaClass type) {
    return type.isAnnotatedWith(Transactional.class)
        || type.getMethods().stream().anyMatch(m -> m.isAnnotatedWith(Transactional.class));
  }

  private static boolean beginsATransaction(JavaClass type) {
    return type.isAnnotatedWith(Transactional.class)
            && begins(type.getAnnotationOfType(Transactional.class))
        || type.getMethods().stream()
            .filter(method -> method.isAnnotatedWith(Transactional.class))
            .anyMatch(method -> begins(method.getAnnotationOfType(Transactional.class)));
  }

  private static boolean begins(Transactional transaction) {
    return switch (transaction.value()) {
      case REQUIRED, REQUIRES_NEW -> true;
      case MANDATORY, SUPPORTS, NOT_SUPPORTED, NEVER -> false;
    };
  }

  /** The package right below the service's own, whatever lies below that. */
  private String feature(JavaClass type) {
    int depth = root.split("\\.").length + 1;
    return Stream.of(type.getPackageName().split("\\.")).limit(depth).collect(joining("."));
  }

  private static ArchCondition<JavaClass> have(String what, Predicate<JavaClass> habit) {
    return new ArchCondition<>(what) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!habit.test(type)) {
          events.add(SimpleConditionEvent.violated(type, type.getName() + " does not " + what));
        }
      }
    };
  }
}
