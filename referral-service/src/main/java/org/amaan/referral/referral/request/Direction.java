package org.amaan.referral.referral.request;

import org.jspecify.annotations.Nullable;

/**
 * To whom a draft is meant to go.
 *
 * @param receiver null while nobody is named
 * @param route the legal profile picks the receiver
 */
public record Direction(@Nullable Address receiver, boolean route) {}
