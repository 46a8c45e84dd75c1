package org.amaan.referral.disclosure.relation;

import org.jspecify.annotations.Nullable;

/**
 * What acts on a subject, whatever a single referral states.
 *
 * @param country ISO 3166-1 alpha-2, whose legal profile governs the subject; null when none does
 * @param inDanger the responsible agency states immediate danger on an open referral, or such a
 *     claim was confirmed
 */
public record Law(@Nullable String country, boolean inDanger) {

  /** Where nothing is known. */
  public static final Law NONE = new Law(null, false);
}
