package org.amaan.casework.casefile.access;

import org.amaan.platform.paging.Keyset;
import org.jspecify.annotations.Nullable;

/**
 * What a list is narrowed to.
 *
 * @param ownUnit only what the reader's unit holds, not what its agency was granted
 */
public record CaseFilter(
    boolean ownUnit, @Nullable String assignee, @Nullable String status, @Nullable Keyset after) {}
