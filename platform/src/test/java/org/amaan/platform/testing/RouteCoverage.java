package org.amaan.platform.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The routes that a service's classes serve, beside those that its contract documents. */
public final class RouteCoverage {

  private RouteCoverage() {}

  /**
   * {@code METHOD /template} of every operation of the contract, parameters written as {@code {}}.
   */
  public static Set<String> documented(Contract contract) {
    return contract.operations().stream()
        .map(o -> o.method() + " " + normalize(o.path()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The same for what the concrete resource classes below a package serve. */
  public static Set<String> served(String basePackage) {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(basePackage)
            .stream()
            .filter(c -> !c.isInterface())
            .flatMap(c -> Stream.concat(Stream.of(c), c.getAllRawInterfaces().stream()))
            .flatMap(RouteCoverage::routes)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> routes(JavaClass resource) {
    String base = resource.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("");
    return resource.getMethods().stream().flatMap(m -> route(base, m));
  }

  private static Stream<String> route(String base, JavaMethod method) {
    return method.getAnnotations().stream()
        .map(a -> a.getRawType().tryGetAnnotationOfType(HttpMethod.class))
        .flatMap(java.util.Optional::stream)
        .map(
            http -> {
              String own = method.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("");
              return http.value() + " " + normalize(base + "/" + own);
            });
  }

  private static String normalize(String path) {
    return ("/" + path)
        .replaceAll("/+", "/")
        .replaceAll("(.)/$", "$1")
        .replaceAll("\\{[^}]*}", "{}");
  }
}
