package org.amaan.platform.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Whether operations whose success has no content serve whoever accepts JSON. */
public final class EmptyAnswers {

  private EmptyAnswers() {}

  public static List<Contract.Operation> of(Contract contract) {
    return contract.operations().stream().filter(EmptyAnswers::isEmptyOnSuccess).toList();
  }

  /**
   * Those of a contract that do not, or refuse otherwise than with a problem document: about things
   * that do not exist, and without what a change needs.
   */
  public static List<String> refused(Contract contract, Supplier<RequestSpecification> caller) {
    List<String> refused = new ArrayList<>();
    for (Contract.Operation operation : of(contract)) {
      String path = operation.path().replaceAll("\\{[^}]+}", new UUID(0, 7).toString());
      Response answer = caller.get().accept("application/json").request(operation.method(), path);
      if (answer.statusCode() < 400
          || answer.statusCode() == 406
          || !answer.contentType().startsWith("application/problem+json")) {
        refused.add(operation + ": " + answer.statusCode() + " " + answer.contentType());
      }
    }
    return refused;
  }

  private static boolean isEmptyOnSuccess(Contract.Operation operation) {
    JsonNode responses = operation.definition().path("responses");
    for (String status : List.of("202", "204")) {
      if (responses.has(status) && !responses.path(status).has("content")) {
        return !responses.path(status).has("$ref");
      }
    }
    return false;
  }
}
