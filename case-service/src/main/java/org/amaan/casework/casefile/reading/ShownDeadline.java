package org.amaan.casework.casefile.reading;

import java.time.Instant;
import java.util.UUID;
import org.amaan.casework.casefile.CaseDeadline;
import org.amaan.casework.casefile.terms.DeadlineKind;
import org.jspecify.annotations.Nullable;

/** What was or is due in a case, and who was told of it when. */
record ShownDeadline(
    DeadlineKind kind,
    @Nullable UUID about,
    Instant startedAt,
    Instant nearAt,
    Instant dueAt,
    Instant passesAt,
    @Nullable Instant nearToldAt,
    @Nullable Instant passedToldAt,
    @Nullable Instant escalatedAt,
    @Nullable Instant endedAt,
    CaseDeadline.@Nullable Ending ending) {

  static ShownDeadline of(CaseDeadline deadline) {
    return new ShownDeadline(
        deadline.kind(),
        deadline.about(),
        deadline.startedAt(),
        deadline.nearAt(),
        deadline.dueAt(),
        deadline.passesAt(),
        deadline.nearToldAt(),
        deadline.passedToldAt(),
        deadline.escalatedAt(),
        deadline.endedAt(),
        deadline.ending());
  }
}
