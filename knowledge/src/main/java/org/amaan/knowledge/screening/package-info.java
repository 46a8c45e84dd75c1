/**
 * The indicators of trafficking for organ removal, in several languages, and what observations of
 * them come to. Both referral-service and case-service read observations by these types.
 */
package org.amaan.knowledge.screening;
