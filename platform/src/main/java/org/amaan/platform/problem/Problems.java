package org.amaan.platform.problem;

import io.opentelemetry.api.trace.Span;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.amaan.platform.anonymity.AnonymousCalls;
import org.amaan.platform.contract.FieldError;

/** Writes problem documents (RFC 9457). */
public final class Problems {

  public static final MediaType PROBLEM_JSON = new MediaType("application", "problem+json");
  private static final String TYPE_PREFIX = "urn:amaan:problem:";

  private static final Pattern PLAIN =
      Pattern.compile(
          "v1|R4|([a-z]+-){0,5}[a-z]*|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private Problems() {}

  static Response of(Refusal refusal, UriInfo uri) {
    Map<String, Object> body = body(refusal, uri.getRequestUri().getRawPath());
    Response.ResponseBuilder response = response(refusal.status(), body);
    if (refusal.extensions().get("retryAfterSeconds") instanceof Number seconds) {
      response.header(HttpHeaders.RETRY_AFTER, seconds);
    }
    return response.build();
  }

  static Map<String, Object> body(Refusal refusal, String path) {
    Map<String, Object> body =
        body(
            path,
            refusal.status(),
            refusal.slug(),
            refusal.title(),
            refusal.detail(),
            refusal.errors());
    body.putAll(refusal.extensions());
    return body;
  }

  static Response unauthenticated(UriInfo uri, boolean revoked) {
    return response(401, unauthenticated(uri.getRequestUri().getRawPath(), revoked))
        .header(HttpHeaders.WWW_AUTHENTICATE, challenge(revoked))
        .build();
  }

  static String challenge(boolean revoked) {
    return revoked ? "Bearer error=\"invalid_token\"" : "Bearer";
  }

  static Map<String, Object> unauthenticated(String path, boolean revoked) {
    return revoked
        ? body(
            path,
            401,
            "token-revoked",
            "Token revoked",
            "This token is not taken any more: sign in anew. If a new one is refused too, your agency"
                + " is suspended; ask the operator.",
            List.of())
        : body(
            path,
            401,
            "no-valid-token",
            "No valid token",
            "Send an access token of the OIDC provider as \"Authorization: Bearer …\"; this one is"
                + " missing, expired, or not meant for this service.",
            List.of());
  }

  private static Map<String, Object> body(
      String path, int status, String slug, String title, String detail, List<FieldError> errors) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", TYPE_PREFIX + slug);
    body.put("title", title);
    body.put("status", status);
    body.put("detail", detail);
    body.put("instance", instance(path));
    if (!AnonymousCalls.at(path)) {
      body.put("traceId", Span.current().getSpanContext().getTraceId());
    }
    if (!errors.isEmpty()) {
      body.put("errors", errors);
    }
    return body;
  }

  /**
   * The path that was called. A part that is neither words nor an id may be a person's name or
   * number, put there by mistake; it is not repeated.
   */
  static String instance(String path) {
    return Stream.of(path.split("/", -1))
        .map(part -> PLAIN.matcher(part).matches() ? part : "_")
        .collect(Collectors.joining("/"));
  }

  private static Response.ResponseBuilder response(int status, Map<String, Object> body) {
    return Response.status(status)
        .type(PROBLEM_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(body);
  }
}
