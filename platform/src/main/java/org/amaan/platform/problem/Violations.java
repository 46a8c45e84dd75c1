package org.amaan.platform.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Bean Validation's findings in the words of the contract: header, query, path or body field. */
final class Violations {

  /** A list of words, as the contract writes one where a parameter is an enumeration. */
  private static final Predicate<String> ALTERNATIVES =
      java.util.regex.Pattern.compile("\\^\\([a-z-]+(\\|[a-z-]+)*\\)\\$").asMatchPredicate();

  private Violations() {}

  static Refusal refusal(ConstraintViolationException invalid) {
    Refusal refusal = new InvalidRequest("See errors: each names the place and what to change.");
    invalid.getConstraintViolations().stream()
        .map(Violations::fieldError)
        .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::code))
        .forEach(e -> refusal.at(e.in(), e.field(), e.code(), e.message()));
    return refusal;
  }

  private static FieldError fieldError(ConstraintViolation<?> violation) {
    String in = "body";
    StringBuilder field = new StringBuilder();
    String method = "";
    Optional<Pattern> format = Optional.empty();
    for (Path.Node node : violation.getPropertyPath()) {
      if (node.getKind() == ElementKind.METHOD) {
        method = node.getName();
      } else if (node.getKind() == ElementKind.PARAMETER) {
        int index = node.as(Path.ParameterNode.class).getParameterIndex();
        Class<?> resource = violation.getRootBeanClass();
        Annotation parameter =
            declared(resource, method, index).filter(Violations::names).findFirst().orElse(null);
        format =
            declared(resource, method, index)
                .filter(Pattern.class::isInstance)
                .map(Pattern.class::cast)
                .findFirst();
        if (parameter instanceof HeaderParam header) {
          in = "header";
          field.append(header.value());
        } else if (parameter instanceof QueryParam query) {
          in = "query";
          field.append(query.value());
        } else if (parameter instanceof PathParam path) {
          in = "path";
          field.append(path.value());
        }
      } else {
        if (node.isInIterable() && node.getIndex() != null) {
          field.append('[').append(node.getIndex()).append(']');
        }
        if (node.getName() != null && node.getKind() == ElementKind.PROPERTY) {
          field.append(field.isEmpty() ? "" : ".").append(node.getName());
        }
      }
    }
    String constraint =
        violation
            .getConstraintDescriptor()
            .getAnnotation()
            .annotationType()
            .getSimpleName()
            .toLowerCase(Locale.ROOT);
    if (constraint.equals("notnull")) {
      return new FieldError(in, field.toString(), "required", missing(field.toString(), format));
    }
    return new FieldError(in, field.toString(), constraint, violation.getMessage());
  }

  private static String missing(String field, Optional<Pattern> format) {
    if (field.equals("Idempotency-Key")) {
      return "Send a UUID that you make up.";
    }
    return format
        .map(Pattern::regexp)
        .filter(ALTERNATIVES)
        .map(one -> "Send one of: " + one.replaceAll("[()^$]", "").replace("|", ", ") + ".")
        .orElse("It is missing, and the contract requires it.");
  }

  private static boolean names(Annotation a) {
    return a instanceof HeaderParam || a instanceof QueryParam || a instanceof PathParam;
  }

  /** The annotations of a parameter, on the class or the generated interface behind it. */
  private static Stream<Annotation> declared(@Nullable Class<?> type, String method, int index) {
    List<Class<?>> declaring = new ArrayList<>();
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      declaring.addAll(List.of(c.getInterfaces()));
      declaring.add(c);
    }
    return declaring.stream()
        .flatMap(c -> Stream.of(c.getDeclaredMethods()))
        .filter(m -> m.getName().equals(method) && m.getParameterCount() > index)
        .flatMap(m -> Stream.of(m.getParameterAnnotations()[index]));
  }
}
