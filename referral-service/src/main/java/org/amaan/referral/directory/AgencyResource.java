package org.amaan.referral.directory;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.amaan.knowledge.AgencyType;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.problem.InvalidRequest;
import org.amaan.platform.revision.Revision;
import org.amaan.referral.api.AgenciesApi;
import org.amaan.referral.api.model.AgencyEntry;
import org.amaan.referral.api.model.AgencyPage;
import org.jspecify.annotations.Nullable;

class AgencyResource implements AgenciesApi {

  private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+){0,31}");

  private final CurrentCaller caller;
  private final AgencyQueries queries;
  private final PutAgency putAgency;
  private final KnownAgencies known;

  AgencyResource(
      CurrentCaller caller, AgencyQueries queries, PutAgency putAgency, KnownAgencies known) {
    this.caller = caller;
    this.queries = queries;
    this.putAgency = putAgency;
    this.known = known;
  }

  @Override
  public Response listAgencies(
      @Nullable String country,
      @Nullable String type,
      @Nullable String service,
      Integer limit,
      @Nullable String cursor) {
    int size = limit;
    List<Agency> found =
        queries.page(
            country,
            type == null ? null : AgencyType.of(type),
            service,
            afterCode(cursor),
            size + 1);
    boolean more = found.size() > size;
    List<Agency> page = more ? found.subList(0, size) : found;
    return Response.ok(
            new AgencyPage()
                .items(page.stream().map(AgencyJson::of).toList())
                .next(more ? cursorAfter(page.get(size - 1)) : null))
        .build();
  }

  @Override
  public Response getAgency(String agencyCode) {
    if (!CODE.matcher(agencyCode).matches()) {
      throw new AgencyNotFound();
    }
    return answer(Response.ok(), queries.one(agencyCode));
  }

  @Override
  public Response putAgency(String agencyCode, AgencyEntry entry, @Nullable String ifMatch) {
    if (!CODE.matcher(agencyCode).matches()) {
      throw InvalidRequest.field(
          "path", "agencyCode", "pattern", "Lower-case letters and digits, joined by hyphens.");
    }
    PutAgency.Result result =
        putAgency.put(caller.get(), agencyCode, AgencyJson.read(entry), ifMatch);
    // Whoever has the answer finds the change here, also before the notice of it is there.
    known.load();
    return answer(
        result.isNew()
            ? Response.status(201).header(HttpHeaders.LOCATION, "/v1/agencies/" + agencyCode)
            : Response.ok(),
        result.agency());
  }

  private static Response answer(Response.ResponseBuilder response, Agency agency) {
    return response
        .entity(AgencyJson.of(agency))
        .header(HttpHeaders.ETAG, Revision.etag(agency.version()))
        .build();
  }

  /** A list by code has codes for places; opaque, so that this may change. */
  private static String cursorAfter(Agency agency) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(agency.code().getBytes(StandardCharsets.US_ASCII));
  }

  private static String afterCode(@Nullable String cursor) {
    if (cursor == null) {
      return "";
    }
    try {
      String code = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
      if (CODE.matcher(code).matches()) {
        return code;
      }
    } catch (IllegalArgumentException notBase64) {
      // Refused below like any other text that is not a cursor.
    }
    throw InvalidRequest.field(
        "query", "cursor", "cursor", "Use the `next` of a page of this list, unchanged.");
  }
}
