package org.amaan.notification.email;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says, and all it says.
 *
 * @param lead the name of the text it begins with
 * @param more how many more there are than it lists
 */
public record Content(
    List<String> lead,
    List<Item> items,
    @Nullable String more,
    @Nullable String code,
    @Nullable String validUntil) {

  /** Something to look at: where, and until when. */
  public record Item(@Nullable String reference, String link, @Nullable String due) {}
}
