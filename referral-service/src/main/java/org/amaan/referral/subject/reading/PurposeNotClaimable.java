package org.amaan.referral.subject.reading;

import java.util.Set;
import java.util.stream.Collectors;
import org.amaan.knowledge.Purpose;
import org.amaan.platform.problem.Refusal;

final class PurposeNotClaimable extends Refusal {
  PurposeNotClaimable(Purpose claimed, Set<Purpose> claimable) {
    super(
        403,
        "purpose-not-claimable",
        "Your role may not claim this purpose",
        "Withheld: no role of this token may read personal data for \""
            + claimed.value()
            + "\". "
            + (claimable.isEmpty()
                ? "Its roles may not read personal data at all."
                : "Its roles may claim: "
                    + claimable.stream()
                        .map(Purpose::value)
                        .sorted()
                        .collect(Collectors.joining(", "))
                    + "."));
    with("claimablePurposes", claimable.stream().map(Purpose::value).sorted().toList());
  }
}
