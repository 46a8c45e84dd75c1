package org.amaan.platform.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

/** Whether {@code HEAD} is answered as {@code GET} is, without a body. */
public final class HeadRequests {

  private static final List<String> HEADERS =
      List.of("Content-Type", "Content-Length", "ETag", "Cache-Control", "WWW-Authenticate");

  private HeadRequests() {}

  /** What differs over all reading operations of a contract, about things that do not exist. */
  public static List<String> differences(Contract contract, Supplier<RequestSpecification> caller) {
    List<String> differing = new ArrayList<>();
    for (Contract.Operation operation : contract.operations()) {
      if (operation.method().equals("GET")) {
        String path =
            operation.path().replaceAll("\\{[^}]+}", new UUID(0, 7).toString())
                + contract.requiredQuery(operation);
        Response head = caller.get().head(path);
        if (isStream(operation)) {
          if (head.statusCode() != 200) {
            differing.add(path + ": " + head.statusCode());
          }
          continue;
        }
        Response get = caller.get().get(path);
        if (get.statusCode() != head.statusCode() || !head.asString().isEmpty()) {
          differing.add(path + ": " + get.statusCode() + " or " + head.statusCode());
        }
        for (String header : HEADERS) {
          if (!Objects.equals(get.header(header), head.header(header))) {
            differing.add(
                path + " " + header + ": " + get.header(header) + " or " + head.header(header));
          }
        }
      }
    }
    return differing;
  }

  private static boolean isStream(Contract.Operation operation) {
    JsonNode content = operation.definition().at("/responses/200/content");
    return content.has("text/event-stream");
  }
}
