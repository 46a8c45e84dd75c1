package org.amaan.referral.referral;

import java.util.List;
import org.amaan.referral.exclusion.Exclusion;

/** A referral, and who is excluded from its subject. */
record Excluded(Referral referral, List<Exclusion> exclusions) {}
