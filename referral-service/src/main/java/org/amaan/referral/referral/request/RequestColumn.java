package org.amaan.referral.referral.request;

import jakarta.persistence.Converter;
import org.amaan.knowledge.Border;
import org.amaan.knowledge.Need;
import org.amaan.knowledge.Urgency;
import org.amaan.referral.code.CodeColumn;

/** The columns that hold words of what is asked for. */
final class RequestColumn {

  private RequestColumn() {}

  @Converter
  static class OfNeed extends CodeColumn<Need> {
    OfNeed() {
      super(Need.class);
    }
  }

  @Converter
  static class OfUrgency extends CodeColumn<Urgency> {
    OfUrgency() {
      super(Urgency.class);
    }
  }

  @Converter
  static class OfBorder extends CodeColumn<Border> {
    OfBorder() {
      super(Border.class);
    }
  }

  @Converter
  static class OfServiceType extends CodeColumn<ServiceType> {
    OfServiceType() {
      super(ServiceType.class);
    }
  }
}
