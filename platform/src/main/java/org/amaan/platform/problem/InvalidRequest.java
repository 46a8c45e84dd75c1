package org.amaan.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;

/** The request cannot be understood as the contract describes it. */
public final class InvalidRequest extends Refusal {
  public InvalidRequest(String detail) {
    super(400, "invalid-request", "The request does not follow the contract", detail);
  }

  public static Refusal field(String in, String field, String code, String message) {
    return new InvalidRequest("See errors: each names the place and what to change.")
        .at(in, field, code, message);
  }

  /** What is wrong with JSON that could not be read, without repeating its values. */
  public static Refusal unreadable(JsonProcessingException json) {
    return UnreadableJson.refusal(json);
  }
}
