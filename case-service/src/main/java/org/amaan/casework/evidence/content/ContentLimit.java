package org.amaan.casework.evidence.content;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;
import org.amaan.platform.web.LargeBody;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Contents are larger than other bodies. */
@ApplicationScoped
class ContentLimit implements LargeBody {

  private static final Pattern PATH = Pattern.compile("/v1/cases/[^/]+/evidence/[^/]+/content");

  private final long limit;

  ContentLimit(@ConfigProperty(name = "amaan.evidence.limit-bytes") long limit) {
    this.limit = limit;
  }

  @Override
  public boolean isFor(String method, String path) {
    return method.equals("PUT") && PATH.matcher(path).matches();
  }

  @Override
  public long limitBytes() {
    return limit;
  }
}
