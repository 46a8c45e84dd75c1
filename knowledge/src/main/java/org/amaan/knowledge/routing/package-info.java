/** Who gets a referral when its referrer leaves that to the legal profile. */
package org.amaan.knowledge.routing;
