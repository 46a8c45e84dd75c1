package org.amaan.platform.problem;

/** The request cannot be understood as the contract describes it. */
public final class InvalidRequest extends Refusal {
  public InvalidRequest(String detail) {
    super(400, "invalid-request", "The request does not follow the contract", detail);
  }

  public static Refusal field(String in, String field, String code, String message) {
    return new InvalidRequest("See errors: each names the place and what to change.")
        .at(in, field, code, message);
  }
}
