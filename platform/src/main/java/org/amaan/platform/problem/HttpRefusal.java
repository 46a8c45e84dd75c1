package org.amaan.platform.problem;

/** What HTTP itself refuses, whatever the resource: one problem type per status. */
final class HttpRefusal extends Refusal {

  private HttpRefusal(int status, String slug, String title, String detail) {
    super(status, slug, title, detail);
  }

  static HttpRefusal of(int status) {
    return switch (status) {
      case 404 -> new HttpRefusal(404, "not-found", "Not found", "Nothing is visible to you here.");
      case 405 ->
          new HttpRefusal(
              405,
              "method-not-allowed",
              "Method not allowed",
              "This path does not take this method; see the contract.");
      case 406 ->
          new HttpRefusal(
              406,
              "not-acceptable",
              "Not acceptable",
              "The answer cannot be given in a media type of your Accept header.");
      case 408 ->
          new HttpRefusal(
              408,
              "too-slow",
              "The request came too slowly",
              "Nothing was carried out. Send it again with the same key, in one go.");
      case 415 ->
          new HttpRefusal(
              415,
              "unsupported-media-type",
              "Unsupported media type",
              "Send the body in the media type that the contract names for this call.");
      default ->
          status < 500
              ? new HttpRefusal(
                  status,
                  "invalid-request",
                  "The request does not follow the contract",
                  "The request cannot be read as the contract describes it.")
              : new HttpRefusal(
                  500,
                  "internal-error",
                  "Something went wrong on our side",
                  "The request was not carried out. Repeat it with the same Idempotency-Key; if it"
                      + " fails again, tell the operator the traceId.");
    };
  }
}
