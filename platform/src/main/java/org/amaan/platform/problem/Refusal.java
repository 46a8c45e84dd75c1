package org.amaan.platform.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.amaan.platform.contract.FieldError;

/**
 * A request that a rule turns down. One subclass per rule; the slug is the rule's stable name in
 * the problem's {@code type} (RFC 9457).
 */
public abstract class Refusal extends RuntimeException {

  private final int status;
  private final String slug;
  private final String title;
  private final String detail;
  private final transient Map<String, Object> extensions = new LinkedHashMap<>();
  private final transient List<FieldError> errors = new ArrayList<>();

  protected Refusal(int status, String slug, String title, String detail) {
    super(slug, null, false, false);
    this.status = status;
    this.slug = slug;
    this.title = title;
    this.detail = detail;
  }

  /** Adds a member to the problem body. */
  public final Refusal with(String member, Object value) {
    extensions.put(member, value);
    return this;
  }

  /** Adds an entry to {@code errors[]}. */
  public final Refusal at(String in, String field, String code, String message) {
    errors.add(new FieldError(in, field, code, message));
    return this;
  }

  public final int status() {
    return status;
  }

  public final String slug() {
    return slug;
  }

  final String title() {
    return title;
  }

  public final String detail() {
    return detail;
  }

  final Map<String, Object> extensions() {
    return extensions;
  }

  public final List<FieldError> errors() {
    return errors;
  }
}
