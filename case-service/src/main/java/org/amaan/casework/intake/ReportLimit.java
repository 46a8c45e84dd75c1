package org.amaan.casework.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;
import org.amaan.platform.web.LargeBody;

/** A report with a thousand observations is larger than other bodies. */
@ApplicationScoped
class ReportLimit implements LargeBody {

  private static final Pattern PATH = Pattern.compile("/v1/referred-cases/[^/]+");
  private static final long LIMIT = 900_000;

  @Override
  public boolean isFor(String method, String path) {
    return method.equals("PUT") && PATH.matcher(path).matches();
  }

  @Override
  public long limitBytes() {
    return LIMIT;
  }
}
