package org.amaan.referral.directory;

import jakarta.persistence.Embeddable;

/**
 * A part of an agency that receives work; codes are unique within the agency.
 *
 * @param children receives children
 */
@Embeddable
record Unit(String code, String name, boolean children) {}
