package org.amaan.platform.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Bean Validation's findings in the words of the contract: header, query, path or body field. */
final class Violations {

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
    for (Path.Node node : violation.getPropertyPath()) {
      if (node.getKind() == ElementKind.METHOD) {
        method = node.getName();
      } else if (node.getKind() == ElementKind.PARAMETER) {
        Annotation parameter =
            parameterAnnotation(
                violation.getRootBeanClass(),
                method,
                node.as(Path.ParameterNode.class).getParameterIndex());
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
    return new FieldError(in, field.toString(), constraint, violation.getMessage());
  }

  private static @Nullable Annotation parameterAnnotation(
      @Nullable Class<?> type, String method, int index) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      List<Class<?>> declaring = new ArrayList<>(List.of(c.getInterfaces()));
      declaring.add(c);
      for (Class<?> declared : declaring) {
        for (Method candidate : declared.getDeclaredMethods()) {
          if (candidate.getName().equals(method) && candidate.getParameterCount() > index) {
            for (Annotation a : candidate.getParameterAnnotations()[index]) {
              if (a instanceof HeaderParam || a instanceof QueryParam || a instanceof PathParam) {
                return a;
              }
            }
          }
        }
      }
    }
    return null;
  }
}
