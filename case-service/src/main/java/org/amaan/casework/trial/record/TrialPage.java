package org.amaan.casework.trial.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some records of a trial, newest first.
 *
 * @param next the cursor of those that follow; null at the end
 */
public record TrialPage<T>(List<T> items, @Nullable String next) {}
