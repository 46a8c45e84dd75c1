package org.amaan.casework.law;

import org.amaan.platform.problem.Refusal;

/** There is no profile of that id, or not in that version. */
final class LegalProfileNotFound extends Refusal {
  LegalProfileNotFound() {
    super(
        404,
        "legal-profile-not-found",
        "There is no such legal profile",
        "Name a profile such as pk, and a version that it has, or none for the newest.");
  }
}
