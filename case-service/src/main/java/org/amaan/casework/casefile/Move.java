package org.amaan.casework.casefile;

import org.amaan.casework.casefile.terms.Disposition;
import org.amaan.casework.casefile.terms.TransitionReason;
import org.jspecify.annotations.Nullable;

/**
 * A wanted change of state.
 *
 * @param disposition how the case ends; given if and only if it is to be closed
 * @param prosecution the agency that is to read the case when it goes to the prosecution
 */
public record Move(
    CaseStatus to,
    @Nullable TransitionReason reason,
    @Nullable Disposition disposition,
    @Nullable String prosecution) {}
