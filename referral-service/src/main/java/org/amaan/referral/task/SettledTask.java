package org.amaan.referral.task;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What whoever acts on a decision needs to know of the task; as {@link TaskOpening}. */
public record SettledTask(
    UUID id,
    TaskKind kind,
    UUID subjectId,
    @Nullable UUID referralId,
    @Nullable UUID about,
    @Nullable String names,
    String askedBy,
    @Nullable String statedCountry) {}
