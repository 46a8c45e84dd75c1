package org.amaan.platform.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Pattern;
import org.amaan.platform.anonymity.AnonymousCalls;

/**
 * Nothing is cached on the way unless its resource says so, and the caller's own request id comes
 * back to it.
 */
@Provider
class ResponseHeaders implements ContainerResponseFilter {

  private static final String REQUEST_ID = "X-Request-Id";
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!response.getHeaders().containsKey(HttpHeaders.CACHE_CONTROL)) {
      response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
    }
    response.getHeaders().putSingle("X-Content-Type-Options", "nosniff");
    String id = request.getHeaderString(REQUEST_ID);
    if (id != null
        && !AnonymousCalls.at(request.getUriInfo().getRequestUri().getRawPath())
        && SAFE.matcher(id).matches()) {
      response.getHeaders().putSingle(REQUEST_ID, id);
    }
  }
}
