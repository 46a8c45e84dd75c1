package org.amaan.platform.problem;

/** The caller may know of the resource, but its token does not carry what this call needs. */
public final class NotPermitted extends Refusal {
  public NotPermitted(String detail) {
    super(403, "not-permitted", "Not permitted", detail);
  }
}
