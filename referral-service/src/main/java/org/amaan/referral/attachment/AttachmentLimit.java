package org.amaan.referral.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;
import org.amaan.platform.web.LargeBody;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Files are larger than other bodies. */
@ApplicationScoped
class AttachmentLimit implements LargeBody {

  private static final Pattern PATH = Pattern.compile("/v1/referrals/[^/]+/attachments");

  private final long limit;

  AttachmentLimit(@ConfigProperty(name = "amaan.attachments.limit-bytes") long limit) {
    this.limit = limit;
  }

  @Override
  public boolean isFor(String method, String path) {
    return method.equals("POST") && PATH.matcher(path).matches();
  }

  @Override
  public long limitBytes() {
    return limit;
  }
}
