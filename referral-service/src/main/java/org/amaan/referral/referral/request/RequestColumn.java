package org.amaan.referral.referral.request;

import jakarta.persistence.Converter;
import org.amaan.knowledge.Border;
import org.amaan.knowledge.Need;
import org.amaan.knowledge.Urgency;
import org.amaan.referral.word.WordColumn;

/** The columns that hold words of what is asked for. */
final class RequestColumn {

  private RequestColumn() {}

  @Converter
  static class OfNeed extends WordColumn<Need> {
    OfNeed() {
      super(Need.class);
    }
  }

  @Converter
  static class OfUrgency extends WordColumn<Urgency> {
    OfUrgency() {
      super(Urgency.class);
    }
  }

  @Converter
  static class OfBorder extends WordColumn<Border> {
    OfBorder() {
      super(Border.class);
    }
  }

  @Converter
  static class OfServiceType extends WordColumn<ServiceType> {
    OfServiceType() {
      super(ServiceType.class);
    }
  }
}
