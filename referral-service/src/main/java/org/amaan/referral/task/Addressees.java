package org.amaan.referral.task;

import org.jspecify.annotations.Nullable;

/**
 * To whom a task is put: any of them settles it.
 *
 * @param agency its members with the task's role
 * @param country its coordinator
 * @param oversight the oversight agency
 */
record Addressees(@Nullable String agency, @Nullable String country, boolean oversight) {}
