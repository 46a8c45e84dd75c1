package org.amaan.platform.testing;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.List;

/** Fails a test whose service answers something that its contract does not document. */
public final class ContractFilter implements Filter {

  private final Contract contract;

  public ContractFilter() {
    this(Contract.ofThisService());
  }

  public ContractFilter(Contract contract) {
    this.contract = contract;
  }

  @Override
  public Response filter(
      FilterableRequestSpecification request,
      FilterableResponseSpecification expected,
      FilterContext context) {
    Response response = context.next(request, expected);
    String path = URI.create(request.getURI()).getPath();
    if (path.startsWith("/v1")) {
      String mediaType = response.getContentType() == null ? "" : response.getContentType();
      List<String> problems =
          contract.responseProblems(
              request.getMethod(), path, response.statusCode(), mediaType, response.asString());
      if (!problems.isEmpty()) {
        throw new AssertionError(
            "not as the contract says:\n  "
                + String.join("\n  ", problems)
                + "\nbody: "
                + response.asString());
      }
    }
    return response;
  }
}
