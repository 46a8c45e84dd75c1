/**
 * Reports by whoever must stay unknown, to this service too. What the caller's token says is looked
 * at in {@code AnonymousReportResource} and goes no further; everything below acts as nobody.
 */
package org.amaan.referral.anonymous;
