package org.amaan.referral.withdrawal;

import org.amaan.platform.identity.Caller;
import org.amaan.platform.scope.Reader;
import org.jspecify.annotations.Nullable;

/**
 * A caller as far as notices are concerned: those of its agency, and of the country that it
 * coordinates what became overdue.
 */
record NoticeReader(Caller caller, @Nullable String coordinates) implements Reader {}
