package org.amaan.casework.workload;

import org.amaan.platform.paging.Keyset;
import org.jspecify.annotations.Nullable;

/**
 * What a list of work is narrowed to.
 *
 * @param unit held by a unit of this code; null for any
 */
record WorkloadFilter(WorkloadKind kind, @Nullable String unit, @Nullable Keyset after) {}
