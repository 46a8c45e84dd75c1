package org.amaan.notification.alert;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may be told when nobody acts, as whoever reported the event decided.
 *
 * @param link what they may open; null when it is what everybody may
 */
public record Coordinators(List<String> agencies, @Nullable String link) {

  public static final Coordinators NONE = new Coordinators(List.of(), null);

  public Coordinators {
    agencies = List.copyOf(agencies);
  }
}
