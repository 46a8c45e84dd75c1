package org.amaan.platform.contract;

/** One thing to mend in a request: where it stands, which field, and why it was refused. */
public record FieldError(String in, String field, String code, String message) {

  /** An answer names so many at the most, whatever was sent. */
  public static final int MOST_NAMED = 100;
}
