package org.amaan.casework.person;

import org.amaan.platform.problem.Refusal;

/** There is no such person in the case, or another agency keeps them to itself. */
final class PersonNotFound extends Refusal {
  PersonNotFound() {
    super(404, "person-not-found", "No such person", "There is none, or you may not know of them.");
  }
}
