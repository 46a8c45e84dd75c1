package org.amaan.platform.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.amaan.platform.contract.FieldError;
import org.jspecify.annotations.Nullable;

/** Bean Validation's findings in the words of the contract: header, query, path or body field. */
final class Violations {

  private Violations() {}

  static Refusal refusal(ConstraintViolationException invalid) {
    return InvalidRequest.of(
        invalid.getConstraintViolations().stream().map(Violations::fieldError).toList());
  }

  private static FieldError fieldError(ConstraintViolation<?> violation) {
    String in = "body";
    StringBuilder field = new StringBuilder();
    String method = "";
    for (Path.Node node : violation.getPropertyPath()) {
      if (node.getKind() == ElementKind.METHOD) {
        method = node.getName();
      } else if (node.getKind() == ElementKind.PARAMETER) {
        int index = node.as(Path.ParameterNode.class).getParameterIndex();
        Class<?> resource = violation.getRootBeanClass();
        Annotation parameter =
            declared(resource, method, index).filter(Violations::names).findFirst().orElse(null);
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
    return new FieldError(
        in,
        field.toString(),
        constraint.equals("notnull") ? "required" : constraint,
        switch (constraint) {
          case "notnull" -> "It is missing, and the contract requires it.";
          case "pattern" -> "It does not have the form that the contract gives.";
          default -> violation.getMessage();
        });
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
