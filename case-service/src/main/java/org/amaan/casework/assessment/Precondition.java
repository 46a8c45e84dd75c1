package org.amaan.casework.assessment;

import java.util.OptionalLong;
import org.amaan.platform.revision.Revision;
import org.jspecify.annotations.Nullable;

/** On which version a change was made: on none, for the first assessment of a case. */
record Precondition(@Nullable String ifMatch, @Nullable String ifNoneMatch) {

  /** Refuses with 428, 412, or {@link AssessmentNotFound} where there is nothing to match. */
  void require(OptionalLong current) {
    if (ifNoneMatch == null && (ifMatch == null || current.isPresent())) {
      Revision.require(ifMatch, current.orElse(0));
    } else if (ifNoneMatch == null) {
      throw new AssessmentNotFound();
    } else if (current.isPresent()) {
      throw new Revision.StaleVersion(Revision.etag(current.getAsLong()));
    }
  }
}
